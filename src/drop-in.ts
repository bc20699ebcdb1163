import { isAskedFor } from './audit/is-asked-for.js';
import type { ConsentOptions } from './consent-options.js';
import { ownScript } from './own-script.js';
import { attempt } from './page/attempt.js';
import { parsed } from './page/parsed.js';
import { openRecordStorage } from './page/record-storage.js';
import { report } from './page/report.js';
import { readPolicy } from './policy/read-policy.js';
import { startConsent } from './start-consent.js';
import { wantedLanguage } from './wanted-language.js';

const { dataset = {}, nonce = '' }: Partial<HTMLScriptElement> = ownScript ?? {};
const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);
const textsUrl = dataset['texts'];
const pageLanguage = wantedLanguage(dataset['lang']);
let ownTexts: Promise<unknown> | undefined;
const options: ConsentOptions = {
  // Fetched once for all layers; without an answer after 9 s they are shown in Accord's own words.
  texts:
    textsUrl === undefined
      ? undefined
      : (language) =>
          language === pageLanguage
            ? (ownTexts ??= fetch(textsUrl, { signal: AbortSignal.timeout(9000) }).then(
                (response) =>
                  response.ok
                    ? response.json()
                    : Promise.reject(`data-texts="${textsUrl}": HTTP ${response.status}`),
              ))
            : undefined,
  language: dataset['lang'],
  days: number(dataset['days']),
  refusalDays: number(dataset['refusalDays']),
  domain: dataset['domain'],
  gpc: dataset['gpc'] === '1',
  nonce: dataset['nonce'] || nonce,
  withdraw: dataset['withdraw'] === 'event' ? 'event' : 'reload',
  server: dataset['server'],
  proof: 'proof' in dataset,
};

/** Says what is wrong with the policy of this text: that of the page, or without a place one that `setPolicy` was given. */
const explain = async (text: string, error: unknown, from?: string): Promise<void> => {
  const explained = await import('./advice/explain-policy.js').catch(() => undefined);
  if (explained) explained.explainPolicy(from, text, error);
  else report(error);
};

/** `text` is that of a policy. */
const start = (text: string, policy?: unknown): void => {
  let isRunning = false;
  try {
    const queued = window.accord;
    const consent = startConsent(policy ?? JSON.parse(text), options, {
      readPolicy(input) {
        try {
          return readPolicy(input);
        } catch (error) {
          if (isRunning) void explain(JSON.stringify(input), error);
          throw error;
        }
      },
      records: openRecordStorage(options.domain),
      loadDialog: () => import('./drop-in-ui.js'),
      loadWidget: () => import('./drop-in-widget.js'),
    });
    // A plain assignment would also replace an element of the page that clobbers the name.
    window.accord = consent;
    isRunning = true;
    // One that is called may queue another.
    if (Array.isArray(queued)) for (const callback of queued) consent.push(callback);
  } catch (error) {
    void explain(text, error, place);
  }
};

/** `#id` of a JSON script in the page, else an address. */
const place = dataset['policy'] ?? '#';
const inPage = (): string => document.getElementById(place.slice(1))?.textContent ?? '';
const begin = (): void => {
  if (!place.startsWith('#')) {
    fetch(place)
      .then((response) =>
        response.ok ? response.text() : Promise.reject(`HTTP ${response.status}`),
      )
      .then(start, (error: unknown) => report(`data-policy="${place}": ${String(error)}`));
  } else {
    // At once when it stands before this script, so that tags run while the page is still being parsed. It may be there only
    // in part, or not yet.
    const text = inPage();
    const policy = attempt((): unknown => JSON.parse(text));
    if (policy === undefined) void parsed().then(() => start(inPage()));
    else start(text, policy);
  }
};
if (isAskedFor()) {
  // It should hear everything from the start.
  void import('./drop-in-audit.js').catch(report).then(begin);
} else begin();
