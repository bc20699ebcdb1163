import { categories, knownPurposes } from '../policy/policy.js';
import type { Use } from '../policy/use.js';
import { hows, type Answer, type Decision } from './decision.js';
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
/** In the order of `hows`. */
const howLetters = 'bphrcga';
const purposes: readonly string[] = knownPurposes;
/** In the order of `knownPurposes`. */
const purposeLetters = 'mpavshfk'.split('');

const checkOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
};

/** The decision as text. */
export const writeRecord = (decision: Decision): string => {
  let text = '1';
  let [batch, entry, end] = ['', '', ''];
  // In the order in which they were given, so that answers given together stand together.
  for (const [use, answer] of answersOf(decision).sort(([, a], [, b]) => a.at - b.at)) {
    const { granted, at, how, gpc, category, revision } = answer;
    const [service, purpose = ''] = use.split('/');
    // A way that this version does not know can only come from the page's own code.
    const letter = howLetters[hows.indexOf(how)] ?? 'a';
    const nextBatch = `~${at.toString(36)}.${gpc ? letter.toUpperCase() : letter}`;
    const nextEntry = `.${granted ? 'y' : 'n'}${categories.indexOf(category)}${service}`;
    const nextEnd = revision === 1 ? '' : `*${revision}`;
    if (nextBatch !== batch) text += end + nextBatch + nextEntry;
    else if (nextEntry + nextEnd !== entry + end) text += end + nextEntry;
    text += `_${purposeLetters[purposes.indexOf(purpose)] ?? purpose}`;
    [batch, entry, end] = [nextBatch, nextEntry, nextEnd];
  }
  text += end;
  return `${text}~${checkOf(text)}`;
};

/** The decision in a record; undefined when it was not written, as it is, by this version. */
export const readRecord = (record: string): Decision | undefined => {
  const [version, ...batches] = record.split('~');
  const check = batches.pop();
  const body = record.slice(0, record.lastIndexOf('~'));
  if (version !== '1' || check !== checkOf(body)) return undefined;
  const answers = new Map<Use, Answer>();
  for (const batch of batches) {
    const [time = '', letter = '', ...entries] = batch.split('.');
    const how = hows[howLetters.indexOf(letter.toLowerCase())];
    const gpc = letter < 'a';
    const at = parseInt(time, 36);
    for (const entry of entries) {
      const [codes = '', revision = 1] = entry.split('*');
      const [service, ...served] = codes.slice(2).split('_');
      const category = categories[+(codes[1] ?? '')];
      if (!(at >= 0 && letter && how && category)) return undefined;
      for (const code of served) {
        const use: Use = `${service}/${purposes[purposeLetters.indexOf(code)] ?? code}`;
        const granted = codes.startsWith('y');
        answers.set(use, { granted, at, how, gpc, category, revision: +revision });
      }
    }
  }
  return makeDecision(answers);
};
