/**
 * Words that say nothing, in a text that should say what happens. The guide of Spain's AEPD on cookies and the European Data
 * Protection Board's guidelines 03/2022 on deceptive design give such phrases as examples of what does not inform.
 */
export const vague: Readonly<Record<string, RegExp>> = {
  en: /\b(improv|enhanc|optimi[sz])\w* (your|the|user|our)( \w+)? (experience|services?|site|website)|personali[sz]e (your|the) (experience|content)|better (user )?experience|services? you (love|like)|legitimate (business|interest)|business (needs|purposes)|various purposes|\band more\b|\betc\b|\bmay (use|share|collect)\b|and (other|similar) (purposes|technologies|data)|third parties may|\bTODO\b/i,
  fr: /amélior\w+ (votre|l.|notre|nos|le) ?(expérience|services?|site)|meilleure expérience|personnaliser (votre expérience|le contenu)|intérêts? légitimes?|besoins commerciaux|\betc\b|peu(t|vent) (utiliser|partager|recueillir)|diverses finalités/i,
  de: /(nutzungs|nutzer|besuchs)?erlebnis (zu )?(verbessern|optimieren)|besseres (nutzer)?erlebnis|berechtigte[sn]? interesse|geschäftliche zwecke|\busw\b|\betc\b|können .{0,30}(verwenden|weitergeben|erheben)|und vieles mehr|verschiedene zwecke/i,
  ar: /(تحسين|تطوير|تعزيز) (تجربتك|تجربة (المستخدم|التصفح)|خدماتنا|موقعنا)|تجربة أفضل|تخصيص (تجربتك|المحتوى)|(ال)?(مصلحة|مصالح) (ال)?مشروعة|أغراض (تجارية|مختلفة|متنوعة)|وغير ذلك|وما إلى ذلك|إلخ|قد (نستخدم|نشارك|نجمع)/,
  es: /mejorar (su|tu|la|nuestros) (experiencia|servicios?|sitio)|mejor experiencia|personalizar (su|tu) (experiencia|contenido)|inter[eé]s leg[ií]timo|\betc\b|pued(e|en) (usar|compartir)/i,
  it: /migliorare (la (tua|sua) )?esperienza|migliore esperienza|interess[ei] legittim[oi]|\becc\b|\betc\b/i,
  nl: /(gebruikers)?ervaring (te )?(verbeteren|optimaliseren)|betere (gebruikers)?ervaring|gerechtvaardigd belang|\benz\b|\betc\b/i,
  pt: /melhorar (a )?(sua )?experi[eê]ncia|melhor experi[eê]ncia|leg[ií]timos? interesses?|interesses? leg[ií]timos?|\betc\b/i,
};

/** Praise, guilt and urgency: the offer should be judged by what it is. */
export const loud: Readonly<Record<string, RegExp>> = {
  any: /[!\u{1F300}-\u{1FAFF}]/u,
  en: /\b(miss(ing)? out|awesome|amazing|great|best possible|hurry|only today|last chance|we care|your trust|don.?t worry|limited experience|worse|no,? thanks)\b/i,
  fr: /\b(profitez|ne manquez|génial|formidable|dépêchez|dernière chance|meilleure? possible|expérience limitée)\b/i,
  de: /\b(verpassen|großartig|bestmöglich\w*|beeil\w*|letzte chance|eingeschränkte\w* erlebnis|keine sorge)\b/i,
  ar: /رائع|مذهل|لا تفوّ?ت|فرصة أخيرة|أفضل (تجربة|خدمة)|تجربة محدودة|خصوصيتك تهمنا|لا تقلق|لا،? شكر/,
  es: /\b(no te pierdas|genial|increíble|última oportunidad|mejor posible)\b/i,
};

/** What a text speaks of, and the purposes that explain it by themselves. */
export const sensitive: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly explainedBy: readonly string[];
}[] = [
  {
    what: 'who the visitor is (name, address, e-mail, telephone)',
    pattern:
      /\b(e-?mail|telephone|phone number|(first|last|full|your) name|postal address|courriel|adresse (postale|e-?mail)|téléphone|votre nom|telefon\w*|ihr name|e-?mail-?adresse|anschrift)\b/i,
    explainedBy: ['support', 'social'],
  },
  {
    what: 'the exact place of the visitor',
    pattern:
      /\b(precise location|exact location|gps|geolocation|position (exacte|précise)|genauer? standort)\b/i,
    explainedBy: ['media'],
  },
  {
    what: 'what is typed or every movement of the mouse',
    pattern:
      /\b(keystrokes?|key presses|session recording|mouse movements?|form contents?|frappes?|enregistrement de session|tastatureingaben|mausbewegungen)\b/i,
    explainedBy: ['support'],
  },
  {
    what: 'payments',
    pattern:
      /\b(card number|bank account|payment (data|details)|iban|carte bancaire|kreditkarte\w*)\b/i,
    explainedBy: ['security'],
  },
  {
    what: 'data that the law protects specially (health, belief, politics, sexuality, origin)',
    pattern:
      /\b(health|medical|religio\w+|political (opinions?|views?)|sexual\w*|ethnic\w*|biometric\w*|santé|opinions? politiques?|orientation sexuelle|gesundheit\w*|politische\w*)\b/i,
    explainedBy: [],
  },
  {
    what: 'the fingerprint of the device',
    pattern:
      /\b(fingerprint\w*|installed fonts|canvas|empreinte (de l.appareil|numérique)|fingerabdruck)\b/i,
    explainedBy: ['security'],
  },
];
