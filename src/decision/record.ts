import { isIdentifier } from '../policy/identifier.js';
import { categories, knownPurposes } from '../policy/policy.js';
import type { Use } from '../policy/use.js';
import type { Answer, Decision, How } from './decision.js';
import { answersOf, makeDecision } from './make-decision.js';

/*
 * A record is a decision as text, made of characters that no cookie, URL or proxy needs to escape:
 *
 *   record = "1" *( "~" batch ) "~" check
 *   batch  = time "." how 1*( "." entry )           answers that were given together
 *   time   = milliseconds since 1970, in base 36
 *   how    = one letter (see `howLetters`), a capital when Global Privacy Control was on
 *   entry  = ( "y" / "n" ) category service 1*( "_" purpose ) [ "*" revision ]
 *   category = "1" first-party / "2" partner / "3" third-party
 *   purpose  = one letter for a known purpose (see `purposeLetters`), else the purpose's identifier
 *   revision = the service's revision in decimal, when it is not 1
 *   check  = the 32-bit FNV-1a hash of all before it, in base 36
 *
 * For example  1~mhk3v2p8.b.y1matomo_m.n3google_m_a~1hbcel3  : matomo granted for measurement, google refused for
 * measurement and advertising, on the banner. The check makes a damaged record unreadable rather than wrong.
 */
const version = '1';
const hows: readonly How[] = [
  'banner',
  'preferences',
  'placeholder',
  'request',
  'close',
  'gpc',
  'api',
];
/** One letter for each of `hows`, in that order. */
const howLetters = 'bphrcga';
/** One letter for each known purpose, in the order of `knownPurposes`. */
const purposeLetters = 'mpavshfk';
/** Cookies are cut at 4096 bytes; whatever is much longer was not written here. */
const longest = 100_000;

const checkOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
};

/** The decision as text. */
export const writeRecord = (decision: Decision): string => {
  // Answers given together form a batch; the purposes of one service that were answered alike form an entry.
  const batches = new Map<string, Map<string, string[]>>();
  for (const [use, { granted, at, how, gpc, category, revision }] of answersOf(decision)) {
    const [service = '', purpose = ''] = use.split('/');
    // A way that this version does not know can only come from the page's own code.
    const letter = howLetters[hows.indexOf(how)] ?? 'a';
    const head = `${at.toString(36)}.${gpc ? letter.toUpperCase() : letter}`;
    const entries = batches.get(head) ?? new Map<string, string[]>();
    batches.set(head, entries);
    const entry = `${granted ? 'y' : 'n'}${categories.indexOf(category)}${service}*${revision}`;
    const purposes = entries.get(entry) ?? [];
    entries.set(entry, purposes);
    purposes.push(purposeLetters[knownPurposes.findIndex((known) => known === purpose)] ?? purpose);
  }
  let text = version;
  for (const [head, entries] of batches) {
    text += `~${head}`;
    for (const [entry, purposes] of entries) {
      const [start, revision] = entry.split('*');
      text += `.${start}_${purposes.join('_')}${revision === '1' ? '' : `*${revision}`}`;
    }
  }
  return `${text}~${checkOf(text)}`;
};

const entryShape = /^([yn])([123])([a-z0-9-]+)((?:_[a-z0-9-]+)+)(?:\*([1-9]\d{0,15}))?$/;

const readBatch = (batch: string): [Use, Answer][] | undefined => {
  const [time = '', letter = '', ...entries] = batch.split('.');
  const at = parseInt(time, 36);
  const how = letter.length === 1 ? hows[howLetters.indexOf(letter.toLowerCase())] : undefined;
  if (!how || !entries.length || !Number.isSafeInteger(at) || at.toString(36) !== time) {
    return undefined;
  }
  const gpc = letter !== letter.toLowerCase();
  const answers: [Use, Answer][] = [];
  for (const entry of entries) {
    const [, sign, number, service, purposes = '', digits = '1'] = entryShape.exec(entry) ?? [];
    const category = categories[Number(number)];
    const revision = Number(digits);
    if (!category || !isIdentifier(service) || !Number.isSafeInteger(revision)) return undefined;
    for (const code of purposes.slice(1).split('_')) {
      const known = code.length === 1 ? knownPurposes[purposeLetters.indexOf(code)] : undefined;
      const purpose = known ?? code;
      if (!isIdentifier(purpose)) return undefined;
      answers.push([
        `${service}/${purpose}`,
        { granted: sign === 'y', at, how, gpc, category, revision },
      ]);
    }
  }
  return answers;
};

/** The decision in a record; undefined when it cannot be read, in whole, as a record of this version. */
export const readRecord = (record: string): Decision | undefined => {
  const end = record.lastIndexOf('~');
  const [first, ...batches] = record.slice(0, Math.max(end, 0)).split('~');
  if (
    record.length > longest ||
    first !== version ||
    record.slice(end + 1) !== checkOf(record.slice(0, end))
  ) {
    return undefined;
  }
  const answers = new Map<Use, Answer>();
  for (const batch of batches) {
    const read = readBatch(batch);
    if (!read) return undefined;
    for (const [use, answer] of read) {
      // One use twice is no decision.
      if (answers.has(use)) return undefined;
      answers.set(use, answer);
    }
  }
  return makeDecision(answers);
};
