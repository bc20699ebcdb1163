import type { Patterns } from './patterns.js';

/** Words with which a switch would turn something off: on has to mean yes. */
export const inverted: Patterns = {
  en: /\b(do not|don.t|opt.?out|disable|block)\b/i,
  ar: /^(لا|عدم|تعطيل)\s/,
  da: /\b(ikke|ingen|intet|uden|nej|afvis|frav[æa]lg\w*|deaktiv[eé]r\w*|blok[eé]r\w*|slå fra)\b/i,
  de: /\b(nicht|kein\w*|deaktivieren)\b/i,
  es: /^(no|sin|desactivar|bloquear|rechazar|impedir)\s/i,
  fr: /\b(ne pas|sans|désactiver|refuser)\b/i,
  it: /\b(non|nessun[oa]?|senza|disattiva(re)?|disabilita(re)?|blocca(re)?|rifiuta(re)?|nega(re)?)\b/i,
  ja: /しない|させない|拒否|無効|オプトアウト|停止|禁止|除外|ブロック(?!チェーン)/,
  nl: /\b(niet|niets|geen|zonder|nee|weiger(en|ing)?|uitzetten|uitschakelen|uitgeschakeld\w*|blokke(er|ren)|blokkering|afmelden|opt-?out|bezwaar|stoppen|verbieden)\b/i,
  pl: /(?<![a-ząćęłńóśźż])(nie|bez|wyłącz|wyłączenie|zablokuj|blokuj|blokada|blokowanie|odrzuć|odmowa|rezygnacja|sprzeciw|zakaz|brak)(?![a-ząćęłńóśźż])/i,
  pt: /\b(desativar|desligar|bloquear|recusar|rejeitar|opor-se)\b|^(não|sem)\s/i,
  sv: /\b(inte|ingen|inget|inga|utan|neka|avvisa|stäng av|inaktivera|blockera)\b/i,
};
