import type { Patterns } from './patterns.js';

/** Praise, guilt and urgency: the offer should be judged by what it is. */
export const loud: Patterns = {
  any: /[!！\u{1F300}-\u{1FAFF}]/u,
  en: /\b(miss(ing)? out|awesome|amazing|great|best possible|hurry|only today|last chance|we care|your trust|don.?t worry|limited experience|worse|no,? thanks)\b/i,
  ar: /رائع|مذهل|لا تفوّ?ت|فرصة أخيرة|أفضل (تجربة|خدمة)|تجربة محدودة|خصوصيتك تهمنا|لا تقلق|لا،? شكر/,
  da: /\bg(å|år) (ikke )?glip\b|\b(fantastisk|utrolig|bedst mulig)[\wæøå]*|\b(skynd dig|sidste chance|kun i dag|begrænset oplevelse|dårligere|nej,? tak|din tillid|bare rolig)\b|\bvi (værner om|passer (godt )?på)|\bdit privatliv (er vigtigt|betyder)/i,
  de: /\b(verpassen|großartig|bestmöglich\w*|beeil\w*|letzte chance|eingeschränkte\w* erlebnis|keine sorge)\b/i,
  es: /\b(no (te|se) (lo )?pierdas?|no se (lo )?pierda|genial|aproveche|date prisa|dese prisa|solo hoy|no,? gracias|su confianza|tu confianza|no (te|se) preocupes?|experiencia limitada|mejor posible)\b|incre[ií]ble|fant[aá]stic[oa]|[uú]ltima oportunidad|nos importa (su|tu) privacidad|(su|tu) privacidad (nos importa|es importante)|ap[uú]r(ate|ese)/i,
  fr: /\b(profitez|ne manquez|génial|formidable|dépêchez|dernière chance|meilleure? possible|expérience limitée)\b/i,
  it: /\bnon perdert[ie]|non (lasciart[ie]|fart[ie]) sfuggire|\bapprofitta(ne|te)?\b|incredibil[ei]\b|\bultima (occasione|possibilità|chance)|\baffrett\w+|solo (per )?oggi\b|miglior[ei]?( \p{L}+)? possibil[ei]\b|ci sta a cuore|(teniamo|tiene) (molto )?alla (tua|sua|vostra) privacy|(tua|sua|vostra) privacy è importante|non preoccupart[ie]|non ti preoccupare|esperienza (limitata|peggiore|ridotta)|\bno,? grazie\b|\bpeccato\b/iu,
  ja: /！|見逃(せ|さ)|お見逃し|今だけ|最後のチャンス|お急ぎ|お早めに|最(高|良|適)の(体験|サービス|エクスペリエンス)|最大限に(楽しむ|活用)|(素晴|すば)らしい|素敵|ご安心|プライバシーを(大切|尊重|重視)|信頼に(応|こた)え|損を(し|する)|もったいない|残念|(体験|利便性|サービス)が(低下|制限|損なわれ)|いいえ、?結構/i,
  nl: /\b(mis (het|dit|deze|niets|niet|geen)\b|(niets|niks) (te )?missen|fantastisch|geweldig|ongelo(of|ve)lijk|best mogelijke|zo goed mogelijk|optimale? (ervaring|werking)|haast u|wees er snel bij|laatste kans|alleen vandaag|(beperkte|mindere|slechtere) (gebruiks|gebruikers|site|website)?ervaring|nee,? (dank|bedankt)|(uw|je|jouw) vertrouwen|(maak u|maak je) geen zorgen|geen zorgen\b|wij geven om|we geven om|(wij|we) respecteren (uw|je|jouw) privacy|(uw|je|jouw) privacy is belangrijk|weet (u|je) (het )?zeker)/i,
  pl: /nie przegap|niesamowit|świetn(y|a|e|ie)(?![a-ząćęłńóśźż])|fantastyczn|ostatnia szansa|tylko dziś|pospiesz|śpiesz się|(najlepsz|najwyższ)[a-ząćęłńóśźż]* (możliw|jakoś|wrażeni|doświadcze)|dbamy o tw|cenimy tw|szanujemy tw|twoje zaufanie|nie martw się|bez obaw|ograniczon(e|ych|a) (wrażenia|doświadczenia|funkcjonalność)|nie,? dzięki|na pewno\?/i,
  pt: /\baproveite\b|n[ãa]o perca|imperd[ií]vel|incr[ií]vel|fant[aá]stic[oa]|[uú]ltima (chance|oportunidade)|apresse-se|n[ãa]o se preocupe|sua privacidade [eé] importante|(valorizamos|nos preocupamos com) (a )?sua|experi[eê]ncia (limitada|reduzida|pior)|melhor poss[ií]vel|n[ãa]o,? obrigad[oa]/i,
  sv: /\b(missa inte|gå inte miste|fantastisk\w*|bästa möjliga|skynda\w*|sista chansen|begränsad upplevelse|sämre upplevelse|oroa dig inte|nej,? tack|din integritet är viktig|vi bryr oss)\b/i,
};
