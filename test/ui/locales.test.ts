import { assert } from '@open-wc/testing';
import { inverted as invertedIn } from '../../src/audit/phrases/inverted.js';
import { findWords } from '../../src/audit/phrases/patterns.js';
import { filler, type Plural } from '../../src/ui/fill.js';
import { mount, unmountAll } from './mount.js';
import { until } from '../visitor.js';
import ar from '../../locales/ar.json' with { type: 'json' };
import da from '../../locales/da.json' with { type: 'json' };
import de from '../../locales/de.json' with { type: 'json' };
import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import italian from '../../locales/it.json' with { type: 'json' };
import ja from '../../locales/ja.json' with { type: 'json' };
import nl from '../../locales/nl.json' with { type: 'json' };
import pl from '../../locales/pl.json' with { type: 'json' };
import pt from '../../locales/pt.json' with { type: 'json' };
import sv from '../../locales/sv.json' with { type: 'json' };

type Node = string | readonly string[] | { readonly [key: string]: Node };
const languages: Record<string, Node> = { ar, da, de, en, es, fr, it: italian, ja, nl, pl, pt, sv };

const isPlural = (node: Node): node is Plural & Record<string, Node> =>
  typeof node === 'object' && 'other' in node && typeof node['other'] === 'string';

/** Every text with its path; of plurals, every form. */
const textsOf = (node: Node, path = ''): [string, string][] =>
  typeof node === 'string'
    ? [[path, node]]
    : Object.entries(node).flatMap(([key, child]: [string, Node]) =>
        textsOf(child, `${path}.${key}`),
      );

/** The paths, plurals counting as one text. */
const pathsOf = (node: Node, path = ''): string[] =>
  typeof node === 'string' || isPlural(node)
    ? [path]
    : Object.entries(node).flatMap(([key, child]: [string, Node]) =>
        pathsOf(child, `${path}.${key}`),
      );

const at = (node: Node, path: string): Node =>
  path
    .split('.')
    .slice(1)
    .reduce<Node>((found, key) => (found as Record<string, Node>)[key] ?? '', node);

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const words = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** What nobody should be told: praise, guilt, urgency, vagueness. */
const banned: Record<string, RegExp> = {
  en: /we value|your privacy matters|improve your experience|personali[sz]ed? (content|experience)|no,? thanks|miss out|limited experience|awesome|great|love|legitimate|and more|etc\./i,
  ar: /تحسين تجربتك|خصوصيتك تهمنا|لا شكرا|رائع|إلخ/,
  da: /dit privatliv (er vigtigt|betyder)|vi værner om|oplevelse|forbedre|nej,? tak|\bgår? (ikke )?glip|fantastisk|dejlig|desværre|bedst mulig|legitim|osv\.|m\.m\.|m\.v\.|og (meget )?mere\b/i,
  de: /ihre privatsphäre ist uns wichtig|erlebnis|verbessern|nein,? danke|schade|toll|berechtigt|usw\./i,
  es: /valoramos|nos importa su privacidad|su privacidad (nos importa|es importante)|mejorar su experiencia|experiencia|no,? gracias|genial|increíble|aprovech|perder|lástima|legítimo|entre otr|etc\./i,
  fr: /améliorer votre expérience|nous respectons votre vie privée|non merci|dommage|génial|profitez|etc\.|légitime/i,
  it: /miglior(are|iamo) (la tua |l.|i nostri )|esperienza|la tua privacy|no,? grazie|peccato|fantastic|approfitta|incredibil|occasione|legittim|e altro|ecc\.|eccetera/i,
  ja: /体験|エクスペリエンス|[をの]向上|改善|大切に|重視|尊重|正当な利益|見逃|今だけ|お急ぎ|素晴らしい|すばらしい|最高|最適|ご安心|残念|結構です|など|等(?=[のをに、。])|！/i,
  nl: /(uw|je|jouw) privacy is|respecteren uw|ervaring|verbeter|optima|personaliseer|nee,? (dank|bedankt)|helaas|jammer|\bmis(t|sen)?\b|geweldig|fantastisch|gerechtvaardigd|\benz(ovoort)?|\betc\b|en (veel )?meer[.,]|\b(je|jij|jou|jouw)\b/i,
  pl: /zależy nam na|dbamy o|szanujemy tw|cenimy tw|wrażeni|doświadcze|popraw(ić|iać|y) (jakoś|komfort|działan)|ulepsz|personaliz|nie,? dzięki|szkoda|niestety|strac(isz|icie|ić)|przegap|świetn|super|wspania|uzasadnion|i nie tylko|(^|\s)(itd|itp|itd\.|itp\.)(\s|$)|(zrobi|wybra|włączy|wyłączy|odpowiedzia|zgodzi|odmówi|akceptowa)(łe|ła)[śm]/i,
  pt: /melhorar|a sua privacidade|não,? obrigad|não perca|aproveite|imperdível|ótim|legítimo|entre outros|etc\./i,
  sv: /din integritet är viktig|upplevelse|förbättra|nej,? tack|\bsynd\b|fantastisk|\bmissa|berättig|m\.\s?m\.|\bosv\b|\betc\b/i,
};

describe('languages', () => {
  afterEach(unmountAll);

  for (const [language, texts] of Object.entries(languages)) {
    describe(language, () => {
      it('has every text, and none too many', () => {
        assert.sameMembers(pathsOf(texts), pathsOf(en));
      });

      it('has every plural form it needs, and fills the same gaps as English', () => {
        const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const path of pathsOf(en)) {
          const text = at(texts, path);
          const original = at(en, path);
          if (isPlural(text)) {
            assert.sameMembers(Object.keys(text), needed, path);
          } else if (typeof text === 'string' && typeof original === 'string') {
            assert.deepEqual(placeholders(text), placeholders(original), path);
          }
        }
      });

      it('neither praises, threatens, hurries nor shouts', () => {
        for (const [path, text] of textsOf(texts)) {
          assert.notMatch(text, banned[language] ?? /^$/, path);
          assert.notMatch(text, /[!！\u{1F300}-\u{1FAFF}]/u, path);
          // What joins a list brings its spaces along.
          if (!/\.(comma|and)$/.test(path)) assert.equal(text, text.trim(), path);
        }
      });

      it('names what a switch turns on, not what it turns off', () => {
        const inverted =
          /\b(do not|don.t|no|opt.?out|disable|block|nicht|kein|ne pas|sans|désactiver)\b|^(لا|عدم|تعطيل)\s/i;
        const { banner, rest } = texts as typeof en;
        const names = [
          ...Object.values(banner.purposes).map(({ name }) => name),
          ...Object.values(rest.categories).map(({ name }) => name),
        ];
        for (const name of names) {
          assert.notMatch(name, inverted);
          assert.isUndefined(findWords(invertedIn, language, name), name);
        }
      });

      it('keeps punctuation with its word, as the language writes it', () => {
        for (const [path, text] of textsOf(texts)) {
          // In French a mark stands apart from its word by a space at which no line may break.
          if (language === 'fr') assert.notMatch(text, /« | [:;?!»]|\S[;?!»]|\S:(?!\/)/u, path);
          else assert.notMatch(text, /\s[:;?!؛؟،,.]/u, path);
          assert.notMatch(text, /["']|\.\.\.|\s{2}/, `${path}: typewriter marks`);
        }
      });

      it('leads back to the widget by its own words', () => {
        const { widget, banner } = texts as typeof en;
        assert.include(banner.later, widget.label);
        assert.include(banner.saved, widget.label);
      });

      it('is plain: short sentences of short words', () => {
        // LIX: words in a sentence, and how many of a hundred are long. Below 40 is what a newspaper for everyone has;
        // it says nothing about Arabic, whose words carry articles and prepositions.
        if (language === 'ar' || language === 'ja') return;
        const { banner, rest } = texts as typeof en;
        const sentences = [
          ...[banner.lead, banner.leadNew, banner.gpc, banner.accepting, banner.refusing],
          ...[banner.refusingMedia, banner.later, rest.intro, rest.introWho, rest.willReload],
          ...Object.values(rest.categories).map(({ what }) => what),
          ...rest.learnText,
          ...[rest.receiptText, banner.reload],
        ].join(' ');
        const all = sentences.match(/[\p{L}\p{N}’]+/gu) ?? [];
        const long = all.filter((word) => word.length > 6).length;
        const ends = sentences.match(/[.:;?!](?=\s|$)/g) ?? [];
        const lix = all.length / ends.length + (100 * long) / all.length;
        assert.isBelow(lix, language === 'de' ? 46 : 40, `${language}: ${Math.round(lix)}`);
      });

      it('says as much about accepting as about refusing', () => {
        const { accepting, refusing, refusingMedia } = (texts as typeof en).banner;
        for (const refusal of [refusing, refusingMedia]) {
          assert.isAbove(refusal.length / accepting.length, 0.8, refusal);
          assert.isBelow(refusal.length / accepting.length, 1.25, refusal);
        }
      });

      it('stays short: each purpose in 14 words, the rest in 75', async () => {
        const { banner } = texts as typeof en;
        const fill = filler(language, false);
        const who = new Intl.ListFormat(language).format([
          'Rivage',
          fill(banner.partners, { count: 3 }),
          fill(banner.others, { count: 12 }),
        ]);
        for (const { name, what } of Object.values(banner.purposes)) {
          const line = `${name} ${fill(banner.line, { who, what })}`;
          assert.isAtMost(words(line), 14, line);
        }
        const page = mount({
          language,
          prepare: (fake) => {
            fake.gpc = true;
            fake.answer([], ['mixpanel/measurement', 'google/advertising'], 'gpc');
          },
        });
        await page.banner();
        await until(() => page.get('.panel').lang === language);
        const shown = page.all('h2, .text > p').map((each) => each.innerText);
        assert.isAtMost(words(shown.join(' ')), 75, shown.join(' '));
      });
    });
  }
});
