import type { Policy } from '../../src/policy/policy.js';

/** The policy of a made-up site, complete in every text and in four languages. */
export const rivage: Policy = {
  site: {
    name: 'Rivage',
    policyUrl: '/privacy',
    contact: 'privacy@rivage.example',
    promises: [
      {
        en: 'We never sell your data.',
        fr: 'Nous ne vendons jamais vos données.',
        de: 'Wir verkaufen Ihre Daten nie.',
        ar: 'لا نبيع بياناتك أبدًا.',
      },
      {
        en: 'Statistics stay on our own server in Brest.',
        fr: 'Les statistiques restent sur notre serveur à Brest.',
        de: 'Die Statistik bleibt auf unserem eigenen Server in Brest.',
        ar: 'تبقى الإحصاءات على خادمنا في بريست.',
      },
    ],
  },
  services: [
    {
      id: 'basket',
      name: { en: 'Basket', fr: 'Panier', de: 'Warenkorb', ar: 'سلة التسوق' },
      category: 'necessary',
      purposes: ['preferences'],
      description: {
        en: 'Keeps what you put in your basket.',
        fr: 'Garde ce que vous mettez dans votre panier.',
        de: 'Behält, was Sie in den Warenkorb legen.',
        ar: 'يحتفظ بما تضعه في سلة التسوق.',
      },
      data: [
        {
          en: 'The goods in your basket',
          fr: 'Les articles de votre panier',
          de: 'Die Waren in Ihrem Warenkorb',
          ar: 'المنتجات في سلتك',
        },
      ],
      benefit: {
        en: 'You can order',
        fr: 'Vous pouvez commander',
        de: 'Sie können bestellen',
        ar: 'يمكنك أن تطلب',
      },
      retention: 'P7D',
      items: [{ name: 'basket', kind: 'cookie', lasts: 'P7D' }],
    },
    {
      id: 'matomo',
      name: 'Matomo',
      category: 'first-party',
      purposes: ['measurement'],
      provider: { name: 'Rivage', country: 'FR', policyUrl: '/privacy' },
      description: {
        en: 'Counts visits on our own server.',
        fr: 'Compte les visites sur notre propre serveur.',
        de: 'Zählt Besuche auf unserem eigenen Server.',
        ar: 'يعدّ الزيارات على خادمنا.',
      },
      data: [
        {
          en: 'pages you read',
          fr: 'pages lues',
          de: 'gelesene Seiten',
          ar: 'الصفحات التي تقرؤها',
        },
        {
          en: 'time on each page',
          fr: 'temps passé sur chaque page',
          de: 'Zeit auf jeder Seite',
          ar: 'الوقت في كل صفحة',
        },
        { en: 'kind of device', fr: 'type d’appareil', de: 'Art des Geräts', ar: 'نوع الجهاز' },
      ],
      benefit: {
        en: 'Pages that many people leave early get rewritten',
        fr: 'Les pages quittées trop tôt sont réécrites',
        de: 'Seiten, die viele früh verlassen, werden neu geschrieben',
        ar: 'نعيد كتابة الصفحات التي يغادرها الناس سريعًا',
      },
      refusal: {
        en: 'Your visit is not counted; everything works',
        fr: 'Votre visite n’est pas comptée ; tout fonctionne',
        de: 'Ihr Besuch wird nicht gezählt; alles funktioniert',
        ar: 'لا تُحتسب زيارتك؛ وكل شيء يعمل',
      },
      retention: 'P13M',
      items: [
        { pattern: '_pk_id*', kind: 'cookie', lasts: 'P13M' },
        { pattern: '_pk_ses*', kind: 'cookie', lasts: 'PT30M' },
      ],
    },
    {
      id: 'suggestions',
      name: {
        en: 'Rivage suggestions',
        fr: 'Suggestions Rivage',
        de: 'Rivage-Vorschläge',
        ar: 'اقتراحات Rivage',
      },
      category: 'first-party',
      purposes: ['personalization'],
      description: {
        en: 'Shows articles near those you have read.',
        fr: 'Montre des articles proches de ceux que vous avez lus.',
        de: 'Zeigt Artikel, die zu den gelesenen passen.',
        ar: 'يعرض مقالات قريبة مما قرأته.',
      },
      data: [
        {
          en: 'the last twenty articles you opened',
          fr: 'les vingt derniers articles ouverts',
          de: 'die letzten zwanzig geöffneten Artikel',
          ar: 'آخر عشرين مقالًا فتحتها',
        },
      ],
      benefit: {
        en: 'A list of articles chosen for you',
        fr: 'Une liste d’articles choisie pour vous',
        de: 'Eine für Sie gewählte Artikelliste',
        ar: 'قائمة مقالات مختارة لك',
      },
      refusal: {
        en: 'The list is the same for everyone',
        fr: 'La liste est la même pour tous',
        de: 'Die Liste ist für alle gleich',
        ar: 'القائمة نفسها للجميع',
      },
      retention: 'P3M',
      items: [{ name: 'rivage.read', kind: 'localStorage' }],
    },
    {
      id: 'mixpanel',
      name: 'Mixpanel',
      category: 'partner',
      purposes: ['measurement'],
      provider: {
        name: 'Mixpanel, Inc.',
        country: 'US',
        policyUrl: 'https://mixpanel.example/privacy',
      },
      description: {
        en: 'Follows which buttons are used in the shop.',
        fr: 'Suit l’usage des boutons dans la boutique.',
        de: 'Verfolgt, welche Knöpfe im Shop benutzt werden.',
        ar: 'يتابع الأزرار المستخدمة في المتجر.',
      },
      data: [
        {
          en: 'clicks in the shop',
          fr: 'clics dans la boutique',
          de: 'Klicks im Shop',
          ar: 'النقرات في المتجر',
        },
        {
          en: 'approximate place',
          fr: 'lieu approximatif',
          de: 'ungefährer Ort',
          ar: 'المكان التقريبي',
        },
      ],
      benefit: {
        en: 'Problems in the shop are found sooner',
        fr: 'Les problèmes de la boutique sont trouvés plus tôt',
        de: 'Fehler im Shop werden früher gefunden',
        ar: 'تُكتشف مشكلات المتجر أسرع',
      },
      refusal: {
        en: 'The shop works the same',
        fr: 'La boutique fonctionne de la même façon',
        de: 'Der Shop funktioniert genauso',
        ar: 'يعمل المتجر بالطريقة نفسها',
      },
      retention: 'P5Y',
      items: [{ pattern: 'mp_*_mixpanel', kind: 'cookie', lasts: 'P1Y' }],
    },
    {
      id: 'youtube',
      name: 'YouTube',
      category: 'third-party',
      purposes: ['media'],
      provider: { name: 'Google', country: 'IE', policyUrl: 'https://policies.google.example' },
      description: {
        en: 'Plays films inside our articles.',
        fr: 'Lit des films dans nos articles.',
        de: 'Spielt Filme in unseren Artikeln ab.',
        ar: 'يشغّل الأفلام داخل مقالاتنا.',
      },
      data: [
        {
          en: 'your network address',
          fr: 'votre adresse réseau',
          de: 'Ihre Netzadresse',
          ar: 'عنوان شبكتك',
        },
        {
          en: 'the films you play',
          fr: 'les films que vous lancez',
          de: 'die abgespielten Filme',
          ar: 'الأفلام التي تشغّلها',
        },
      ],
      benefit: {
        en: 'Films play without leaving the page',
        fr: 'Les films se lisent sans quitter la page',
        de: 'Filme laufen, ohne die Seite zu verlassen',
        ar: 'تشاهد الأفلام دون مغادرة الصفحة',
      },
      refusal: {
        en: 'A frame asks in the place of each film',
        fr: 'Un cadre pose la question à la place de chaque film',
        de: 'An der Stelle jedes Films fragt ein Rahmen',
        ar: 'يظهر إطار يسألك مكان كل فيلم',
      },
      retention: 'P18M',
      items: [{ name: 'VISITOR_INFO1_LIVE', kind: 'cookie', domain: '.youtube.com', lasts: 'P6M' }],
    },
    {
      id: 'google',
      name: 'Google Ads',
      category: 'third-party',
      purposes: ['measurement', 'advertising'],
      provider: { name: 'Google', country: 'IE', policyUrl: 'https://policies.google.example' },
      description: {
        en: 'Shows our ads on other sites to people who were here.',
        fr: 'Montre nos annonces ailleurs aux personnes venues ici.',
        de: 'Zeigt Menschen, die hier waren, unsere Anzeigen auf anderen Websites.',
        ar: 'يعرض إعلاناتنا في مواقع أخرى لمن زاروا موقعنا.',
      },
      data: [
        {
          en: 'goods you looked at',
          fr: 'articles regardés',
          de: 'angesehene Waren',
          ar: 'المنتجات التي شاهدتها',
        },
        {
          en: 'a number that recognizes your browser',
          fr: 'un numéro qui reconnaît votre navigateur',
          de: 'eine Nummer, die Ihren Browser wiedererkennt',
          ar: 'رقم يميّز متصفحك',
        },
      ],
      benefit: {
        en: 'Ads that fit what you looked at',
        fr: 'Des annonces liées à ce que vous avez regardé',
        de: 'Anzeigen, die zu Ihren angesehenen Waren passen',
        ar: 'إعلانات تناسب ما شاهدته',
      },
      refusal: {
        en: 'You see as many ads, about other things',
        fr: 'Autant d’annonces, sur d’autres sujets',
        de: 'Sie sehen gleich viele Anzeigen, zu anderem',
        ar: 'العدد نفسه من الإعلانات في مواضيع أخرى',
      },
      retention: 'P14M',
      items: [
        { pattern: '_gcl_*', kind: 'cookie', lasts: 'P90D' },
        { name: 'IDE', kind: 'cookie', domain: '.doubleclick.net', lasts: 'P13M' },
      ],
    },
  ],
};
