import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../page/pages/withdraw.html', import.meta.url), 'utf8');

/** A page that can be reached by posting a form, `/form-page`, and the list of how it was asked for, `/form-page/log`. */
export default () => {
  const log = [];
  return {
    name: 'form-page',
    serve(context) {
      if (context.path === '/form-page/log') return { body: JSON.stringify(log), type: 'json' };
      if (context.path !== '/form-page') return undefined;
      log.push(`${context.method} ${context.query.id}`);
      return { body: page, type: 'html' };
    },
  };
};
