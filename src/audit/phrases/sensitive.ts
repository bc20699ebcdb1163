import type { Patterns } from './patterns.js';

/** What a text speaks of, and the purposes that explain it by themselves. */
export const sensitive: readonly {
  readonly what: string;
  readonly patterns: Patterns;
  readonly explainedBy: readonly string[];
}[] = [
  {
    what: 'who the visitor is (name, address, e-mail, telephone)',
    patterns: {
      any: /\b(e-?mails?)\b/i,
      en: /\b(telephone|phone number|(first|last|full|your) name|postal address)\b/i,
      da: /\b(telefonnummer|(dit|dit fulde|fulde) navn|fornavn|efternavn|postadresse|bopæl|mailadresse|cpr-?nummer|personnummer)\b/i,
      de: /\b(telefon\w*|ihr name|anschrift)\b/i,
      es: /\b(correo electr[oó]nico|tel[eé]fono|(su|tu) nombre|nombre (completo|y apellidos?)|apellidos?|direcci[oó]n (postal|de correo)|domicilio)\b/i,
      fr: /\b(courriel|adresse postale|téléphone|votre nom)\b/i,
      it: /\b(indirizzo (e-?mail|postale|di casa)|posta elettronica|numero di (telefono|cellulare)|nome e cognome|(il tuo|il suo) (nome|cognome|telefono)|recapit[oi])\b/i,
      ja: /メールアドレス|電話番号|氏名|お名前|郵便番号|(?<!IP|IP |ネットワーク|ウェブ|メール)住所/,
      pl: /(adres(u|em|y|ów)? e-?mail|adres(u|em|y|ów)? (pocztow|zamieszkani|domow)[a-z]*|numer(u|em|y|ów)? telefonu|imi(ę|enia|eniem) i nazwisk|nazwisk(o|a|iem)(?![a-ząćęłńóśźż]))/i,
      pt: /\b(correio eletr[oô]nico|n[uú]mero de (telefone|telem[oó]vel|celular)|seu nome|nome completo|sobrenome|morada|endere[cç]o postal|CPF|NIF)\b/i,
      sv: /\b(e-?post\w*|telefonnummer|ditt namn|förnamn|efternamn|postadress)\b/i,
    },
    explainedBy: ['support', 'social'],
  },
  {
    what: 'the exact place of the visitor',
    patterns: {
      any: /\b(gps|geolocation)\b/i,
      en: /\b((precise|exact) location)\b/i,
      da: /\b((præcise?|nøjagtige?) (placering|position|lokation|lokalitet))\b/i,
      de: /\b(genauer? standort)\b/i,
      es: /\b((ubicaci[oó]n|localizaci[oó]n) (exacta|precisa)|geolocalizaci[oó]n)\b/i,
      fr: /\b(position (exacte|précise))\b/i,
      it: /\b(posizione (esatta|precisa)|geolocalizzazione)\b/i,
      ja: /(正確|詳細|精密)な(位置|所在地|現在地)|(?<!おおよその|だいたいの|大まかな)位置情報/,
      pl: /(dokładn(a|ej|ą) (lokalizacj|pozycj)|dokładn(e|ego|ym) (położeni|miejsc)|geolokalizacj)/i,
      pt: /\b(localiza[cç][aã]o (exata|precisa)|posi[cç][aã]o exata|geolocaliza[cç][aã]o)\b/i,
      sv: /\b(exakt (plats|position)|platsdata|gps-position)\b/i,
    },
    explainedBy: ['media'],
  },
  {
    what: 'what is typed or every movement of the mouse',
    patterns: {
      en: /\b(keystrokes?|key presses|session recording|mouse movements?|form contents?)\b/i,
      da: /\b(tastetryk|tasteanslag|sessionsoptagelser?|musebevægelser?|formularindhold)\b/i,
      de: /\b(tastatureingaben|mausbewegungen)\b/i,
      es: /\b(pulsaciones( de teclas?)?|grabaci[oó]n de (la )?sesi[oó]n|movimientos? del (rat[oó]n|mouse)|contenidos? de(l| los) formularios?)\b/i,
      fr: /\b(frappes?|enregistrement de session)\b/i,
      it: /\b(tasti premuti|digitazion[ei]|registrazione (della|delle) session[ei]|movimenti del mouse|contenuto dei moduli)\b/i,
      ja: /キー(入力|操作|ストローク)|入力した(内容|文字)|入力内容|マウスの動き|セッション(の)?(録画|記録|リプレイ)|画面の録画/,
      pl: /(naciśnięcia? klawiszy|wciskan(e|ych) klawisz|nagrani(e|a|ami|u) sesji|nagrywani(e|a|u) sesji|ruch(y|ów|ami|u)? mysz|treś(ć|ci|cią) formularz)/i,
      pt: /\b(teclas (digitadas|premidas|pressionadas)|grava[cç][aã]o d[ae] sess[aã]o|movimentos? do (mouse|rato)|texto digitado|conte[uú]do d[oe]s? formul[aá]rios?)\b/i,
      sv: /\b(tangenttryckningar\w*|musrörelser\w*|sessionsinspelning\w*)\b/i,
    },
    explainedBy: ['support'],
  },
  {
    what: 'payments',
    patterns: {
      any: /\b(iban)\b/i,
      en: /\b(card number|bank account|payment (data|details))\b/i,
      da: /\b(kortnummer|kontonummer|bankkonto|betalings(kort|oplysninger|data)|kreditkort\w*)\b/i,
      de: /\b(kreditkarte\w*)\b/i,
      es: /\b(n[uú]mero de (la )?tarjeta|tarjeta de (cr[eé]dito|d[eé]bito)|cuenta bancaria|datos (de pago|bancarios))\b/i,
      fr: /\b(carte bancaire)\b/i,
      it: /\b(carta di credito|numero (di|della) carta|conto (bancario|corrente)|dati di pagamento)\b/i,
      ja: /カード番号|クレジットカード|銀行口座|口座番号|(支払い?|決済)(情報|データ)/,
      pl: /(numer(u|em|y|ów)? (karty|konta|rachunku)|rachun(ek|ku|kiem) bankow|kart(a|y|ę|ą) (płatnicz|kredytow)|dane płatnicz|danych płatnicz)/i,
      pt: /\b(n[uú]mero d[eo] cart[aã]o|cart[aã]o de (cr[eé]dito|d[eé]bito)|conta banc[aá]ria|dados de pagamento)\b/i,
      sv: /\b(kortnummer|bankkonto\w*|betalningsuppgifter|kreditkort\w*)\b/i,
    },
    explainedBy: ['security'],
  },
  {
    what: 'data that the law protects specially (health, belief, politics, sexuality, origin)',
    patterns: {
      en: /\b(health|medical|religio\w+|political (opinions?|views?)|sexual\w*|ethnic\w*|biometric\w*)\b/i,
      da: /\b(helbred\w*|sundhed\w*|sygdom\w*|religiøs\w*|politiske? (holdning|overbevisning|tilhørsforhold)\w*|seksuel\w*|etnisk\w*|biometrisk\w*|genetisk\w*|fagforening\w*)\b/i,
      de: /\b(gesundheit\w*|politische\w*)\b/i,
      es: /\b(salud|m[eé]dic[oa]s?|religi[oó]n|religios[oa]s?|opini[oó]n pol[ií]tica|opiniones pol[ií]ticas|orientaci[oó]n sexual|vida sexual|origen [eé]tnico|biom[eé]tric[oa]s?)\b/i,
      fr: /\b(santé|opinions? politiques?|orientation sexuelle)\b/i,
      it: /\b(salute|medic[oi]|sanitari[oae]?|opinioni politiche|religios[oaie]|convinzioni religiose|orientamento sessuale|vita sessuale|origine etnica|dati biometrici|dati genetici)\b/i,
      ja: /健康|病歴|診療|医療|信条|宗教|政治的|性的(指向|嗜好)|人種|民族|生体(情報|認証)|要配慮個人情報|犯罪(歴|被害)/,
      pl: /(zdrowi(e|a|u|em)(?![a-ząćęłńóśźż])|zdrowotn|medyczn|religijn|wyznani(e|a|u|em)(?![a-ząćęłńóśźż])|pogląd(y|ów|ach|ami) polityczn|seksualn|etniczn|biometryczn)/i,
      pt: /\b(sa[uú]de|m[eé]dic[oa]s?|religi[aã]o|cren[cç]as?|opini[aã]o pol[ií]tica|opini[oõ]es pol[ií]ticas|origem (racial|[eé]tnica)|biom[eé]tric[oa]s?)\b/i,
      sv: /\b(hälsouppgifter|din hälsa|medicinsk\w*|religiös\w*|politiska? åsikt\w*|sexuell\w*|etnisk\w*|biometrisk\w*)\b/i,
    },
    explainedBy: [],
  },
  {
    what: 'the fingerprint of the device',
    patterns: {
      any: /\b(fingerprint\w*|canvas)\b/i,
      en: /\b(installed fonts)\b/i,
      da: /\b((enheds|browser)?fingeraftryk|installerede skrifttyper)\b/i,
      de: /\b(fingerabdruck)\b/i,
      es: /\b(huella (digital|del (navegador|dispositivo))|fuentes instaladas)\b/i,
      fr: /\bempreinte (de l.appareil|numérique)/i,
      it: /\b(impronta (digitale )?(del (dispositivo|browser))|caratteri installati)\b/i,
      ja: /フィンガープリント|端末の指紋|インストール(済み|された)の?フォント/,
      pl: /(odcis(k|ku|kiem) (cyfrow|urządzeni|przeglądark|palca)|cyfrow(y|ego|ym) odcisk|zainstalowan(e|ych|ymi) (czcion|font))/i,
      pt: /\b(impress[aã]o digital|fontes instaladas|tipos de letra instalados)\b/i,
      sv: /\b(fingeravtryck\w*|installerade typsnitt)\b/i,
    },
    explainedBy: ['security'],
  },
];
