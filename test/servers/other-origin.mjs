import { createServer } from 'node:http';

/** Another site, which answers everything with nothing: `executeServerCommand('other-origin')` gives its address. */
export default () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' });
    response.end();
  });
  return {
    name: 'other-origin',
    async serverStart() {
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    },
    serverStop() {
      server.close();
      server.closeAllConnections();
    },
    executeCommand({ command }) {
      return command === 'other-origin' ? `http://127.0.0.1:${server.address().port}` : undefined;
    },
  };
};
