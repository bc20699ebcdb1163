/** The chart's own units: one is a pixel at zoom 14, about five metres. The harbour lies around 1024, 1024. */
const format = (value) => String(Math.round(value * 100) / 100);

/** A number between 0 and 1 that is always the same for the same place. */
const chance = (a, b) => {
  const wave = Math.sin(a * 127.1 + b * 311.7) * 43758.5453;
  return wave - Math.floor(wave);
};

/** A smooth line through points (Catmull-Rom as cubic curves). */
const curve = (points) => {
  let path = `M${points[0].map(format).join(' ')}`;
  for (let at = 0; at < points.length - 1; at++) {
    const [before, from, to, after] = [-1, 0, 1, 2].map(
      (step) => points[Math.min(points.length - 1, Math.max(0, at + step))],
    );
    const control = [
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
    ];
    path += `C${[...control, ...to].map(format).join(' ')}`;
  }
  return path;
};

// West to east; the land lies south of it.
const coast = [
  [-40, 1210], [120, 1165], [250, 1190], [380, 1150], [480, 1172], [600, 1120], [690, 1136],
  [770, 1088], [830, 1094], [880, 1058], [920, 1052], [944, 1036], [1104, 1028], [1128, 1002],
  [1170, 992], [1206, 948], [1262, 930], [1330, 884], [1420, 896], [1520, 862], [1640, 890],
  [1760, 834], [1880, 842], [2090, 780],
]; // prettier-ignore

const coastAt = (x) => {
  const next = Math.max(
    1,
    coast.findIndex(([place]) => place > x),
  );
  const [[x0, y0], [x1, y1]] = [coast[next - 1], coast[next]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
};

/** The line of one depth: farther out where the bottom falls slowly. */
const contour = (distance) =>
  Array.from({ length: 44 }, (_, index) => {
    const x = -40 + index * 50;
    const swing = 1 + 0.28 * Math.sin(x / 190 + distance / 60) + 0.12 * Math.sin(x / 67 + distance);
    return [x, coastAt(x) * 0.55 + 0.45 * (1180 - x * 0.16) - distance * swing];
  });

const water = (distance) => `${curve(contour(distance))}V2100H-60z`;

// The harbour: two piers and the basins between them.
const quays = 'M944 1036L953 1070L1036 1079L1034 1092L1086 1092L1104 1028';
const westPier = 'M940 1042L962 990L992 954L1026 940L1030 947L1000 962L972 996L953 1044z';
const eastPier = 'M1110 1034L1092 990L1062 962L1056 966L1082 994L1098 1036z';
const jetty = 'M1003 1076L1008 1042L1014 1042L1011 1077z';

// The shore to both sides of the harbour, whose quays take its place.
const shores = [
  coast.slice(0, coast.findIndex(([x]) => x === 944) + 1),
  coast.slice(coast.findIndex(([x]) => x === 1104)),
];
const land = `${curve(shores[0])}L${curve(shores[1]).slice(1)}V2100H-60V1210z`;

const streets = [
  'M880 1074L948 1084L1030 1096L1096 1098L1140 1050L1200 990L1290 930',
  'M860 1108L960 1112L1040 1120L1120 1120L1180 1074L1250 1000',
  'M900 1150L1010 1146L1100 1148L1180 1118L1262 1046',
  'M948 1084L940 1150L920 1260', 'M1030 1096L1024 1190L1010 1320L1040 1500',
  'M1096 1098L1104 1150L1150 1230', 'M1140 1050L1180 1118L1240 1180', 'M700 1200L860 1108', 'M1290 930L1460 930L1700 980',
]; // prettier-ignore

/** Houses along a line: small blocks on both sides of it. */
const houses = (x0, y0, x1, y1, seed) => {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  let path = '';
  for (const side of [-1, 1]) {
    for (let along = 3; along < length - 5;) {
      const width = 3.4 + 3.2 * chance(along, seed);
      const depth = 3 + 2.2 * chance(seed, along + side);
      if (chance(along + side, seed * 3) > 0.22) {
        const x = x0 + dx * along - dy * side * 2.4;
        const y = y0 + dy * along + dx * side * 2.4;
        path += `M${format(x)} ${format(y)}l${format(dx * width)} ${format(dy * width)}l${format(-dy * side * depth)} ${format(dx * side * depth)}l${format(-dx * width)} ${format(-dy * width)}z`;
      }
      along += width + 0.9;
    }
  }
  return path;
};
const town = streets
  .slice(0, 7)
  .flatMap((street, index) => {
    const points = [...street.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [+x, +y]);
    return points.slice(1).map((to, at) => houses(...points[at], ...to, index * 10 + at));
  })
  .join('');

const rocks = [[880, 980], [894, 968], [872, 962], [1190, 900], [1204, 888], [1178, 884], [1214, 906], [760, 1040], [742, 1050], [1340, 842]]; // prettier-ignore

const lights = [
  { at: [1024, 944], name: 'Fl(2)R.6s 11m 9M', turn: -100 },
  { at: [1060, 965], name: 'Oc.G.4s 6m 5M', turn: 10 },
  { at: [1200, 893], name: 'Q(3) 10s', turn: -30 },
];

const names = [
  { at: [1000, 1138], text: 'PORT ELLERY', kind: 'town' },
  { at: [1050, 902], text: 'Ellery Bay', kind: 'sea' },
  { at: [1046, 1022], text: 'Outer harbour', kind: 'basin', from: 15 },
  { at: [980, 1056], text: 'Old basin', kind: 'basin', from: 16 },
  { at: [1062, 1085], text: 'Fish market', kind: 'basin', from: 16 },
  { at: [976, 966], text: 'West pier', kind: 'basin', from: 15, turn: -46 },
  { at: [1202, 872], text: 'The Sisters', kind: 'sea', from: 15 },
  { at: [884, 950], text: 'Black Skerry', kind: 'sea', from: 15 },
  { at: [1148, 1083], text: 'Kirk', kind: 'place', from: 16 },
  { at: [1420, 925], text: 'Ellery Head', kind: 'place' },
  { at: [640, 1158], text: 'Sandwick', kind: 'place' },
];

const style = `
path,circle{stroke-linejoin:round;stroke-linecap:round}
.sea{fill:#f4f7f6}.d20{fill:#e6eff0}.d10{fill:#d5e5e9}.d5{fill:#bfd8df}.dry{fill:#c9d3b6}.land{fill:#eddfb9}.pier{fill:#8c8472}
.shore,.line,.road,.edge{fill:none}.line{stroke:#8fb2bd}.shore{stroke:#3d4a4c}.edge{stroke:#d5be85}.road{stroke:#fbf6e6}.town{fill:#a9957080}
.ink{fill:#22333b}.star{fill:#12242e}.flare{fill:#a3245f}.leading,.rose{fill:none;stroke:#a3245f}
text{font-family:"Instrument Sans","Helvetica Neue",Arial,sans-serif;fill:#33474f;text-anchor:middle}
.sounding,.light,.basin{font-family:"Iowan Old Style",Palatino,Georgia,serif}.sounding{fill:#4d6670}.light{fill:#a3245f;text-anchor:start;font-style:italic}
.seaname,.basin{font-style:italic;fill:#3f6672}.townname,.place{paint-order:stroke;stroke:#eddfb9;stroke-width:.25em}.townname{font-weight:600;letter-spacing:.14em;fill:#22333b}
@media (prefers-color-scheme:dark){
.sea{fill:#0f1c24}.d20{fill:#12232c}.d10{fill:#162b36}.d5{fill:#1c3743}.dry{fill:#2c3a30}.land{fill:#35321f}.pier{fill:#77705c}
.line{stroke:#2e4d5a}.shore{stroke:#8b937f}.edge{stroke:#5b5334}.road{stroke:#4b4630}.town{fill:#7a6f5280}
.ink{fill:#cfd8d6}.star{fill:#e6eceb}.flare{fill:#e58ab8}.leading,.rose{stroke:#e58ab8}
text{fill:#b9c4c2}.sounding{fill:#7f99a3}.light{fill:#e58ab8}.seaname,.basin{fill:#86aebb}.townname,.place{stroke:#35321f}.townname{fill:#e0dcc8}}`;

const star = (size) =>
  `M${Array.from({ length: 10 }, (_, point) => {
    const reach = point % 2 ? size * 0.42 : size;
    const angle = (point * Math.PI) / 5;
    return `${format(reach * Math.sin(angle))} ${format(-reach * Math.cos(angle))}`;
  }).join('L')}z`;

/** Where names and lights stand in the sea, and how many pixels wide they are: no depth is written over them. */
const labels = (pixel) => [
  ...names.map(({ at: [x, y] }) => [x - 48 * pixel, y - 5 * pixel, 96]),
  ...lights.map(({ at: [x, y], turn }) => [x, y + (turn > 0 ? 18 : -16) * pixel, 130]),
];

/** The figures of depth in one part of the chart, on a grid that moves a little at every point. */
const soundings = (left, top, size, pixel) => {
  const step = 52 * pixel;
  const labelled = labels(pixel);
  const first = (start) => Math.floor(start / step) - 1;
  let text = '';
  for (let row = first(top); row * step < top + size + step; row++) {
    for (let column = first(left); column * step < left + size + step; column++) {
      const x = (column + 0.25 + 0.5 * chance(row, column)) * step;
      const y = (row + 0.25 + 0.5 * chance(column, row)) * step;
      const offshore = coastAt(x) - y;
      const isHarbour = x > 930 && x < 1120 && y > 930;
      const isNamed = labelled.some(
        ([left, top, wide]) =>
          x > left - 12 * pixel && x < left + wide * pixel && Math.abs(y - top) < 13 * pixel,
      );
      if (offshore < 14 || isHarbour || isNamed) continue;
      const depth = offshore * 0.075 + 1.4 * chance(x, y);
      const [metres, tenths] = depth.toFixed(1).split('.');
      const small =
        depth < 21 && tenths !== '0'
          ? `<tspan dy="${format(3 * pixel)}" font-size="${format(7.5 * pixel)}">${tenths}</tspan>`
          : '';
      text += `<text class="sounding" x="${format(x)}" y="${format(y)}" font-size="${format(11 * pixel)}">${metres}${small}</text>`;
    }
  }
  return text;
};

/** The part of the chart that begins at `left`, `top`, drawn for a zoom at which one screen pixel is `pixel` units. */
export const drawChart = (left, top, size, pixel) => {
  const zoom = Math.round(14 - Math.log2(pixel));
  const width = (pixels) => `stroke-width="${format(pixels * pixel)}"`;
  const nameSizes = { town: 17, sea: 15, basin: 12.5, place: 11.5 };
  const nameClasses = { town: 'townname', sea: 'seaname', basin: 'basin', place: 'place' };
  const label = ({ at: [x, y], text, kind, turn = 0 }) =>
    `<text class="${nameClasses[kind]}" font-size="${format(nameSizes[kind] * pixel)}" transform="translate(${x} ${y}) rotate(${turn})">${text}</text>`;
  const light = ({ at: [x, y], name, turn }) => `
<g transform="translate(${x} ${y}) scale(${format(pixel)})"><path class="flare" transform="rotate(${turn})" d="M4 0Q14 -11 34 -8Q28 9 4 0z"/><path class="star" d="${star(7)}"/>
${zoom > 14 ? `<text class="light" x="12" y="${turn > 0 ? 20 : -14}" font-size="11.5">${name}</text>` : ''}</g>`;
  const rock = ([x, y]) =>
    `<path class="shore" ${width(1.3)} d="M${x - 4 * pixel} ${y}h${8 * pixel}M${x} ${y - 4 * pixel}v${8 * pixel}"/>`;
  const ticks = Array.from({ length: 36 }, (_, index) => {
    const angle = (index * Math.PI) / 18;
    const inner = index % 9 ? (index % 3 ? 44 : 40) : 32;
    return `M${format(48 * Math.sin(angle))} ${format(-48 * Math.cos(angle))}L${format(inner * Math.sin(angle))} ${format(-inner * Math.cos(angle))}`;
  }).join('');

  return `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="${format(left)} ${format(top)} ${size} ${size}"><style>${style}</style>
<path class="sea" d="M-60 -60H2110V2110H-60z"/><path class="d20" d="${water(330)}"/><path class="d10" d="${water(170)}"/><path class="d5" d="${water(78)}"/>
<path class="line" ${width(1)} d="${[330, 170, 78].map((depth) => curve(contour(depth))).join('')}"/>
<path class="dry" d="${water(16)}"/><path class="land" d="${land}"/>
<path class="road" ${width(zoom > 15 ? 5 : 3)} d="${streets.join('')}"/><path class="town" d="${town}"/>
<path class="ink" d="M1143 1074h4v-5h3v5h7v6h-14z"/>
<path class="d5" d="${quays}L1072 985H1000z"/><path class="shore" ${width(1.6)} d="${shores.map(curve).join('')}"/>
<path class="pier" d="${westPier}${eastPier}${jetty}"/><path class="shore" ${width(1.3)} d="${quays}${westPier}${eastPier}${jetty}"/>
<path class="leading" ${width(1.4)} stroke-dasharray="${format(9 * pixel)} ${format(6 * pixel)}" d="M1044 1012L1040 952L1010 640"/>
<g transform="translate(820 830) scale(${format(Math.max(pixel, 0.5))})"><path class="rose" stroke-width="1" d="M0 48A48 48 0 1 1 .1 48${ticks}M0 -60V60M-60 0H60"/><path class="flare" d="M0 -66l5 16h-10z"/></g>
${rocks.map(rock).join('')}${soundings(left, top, size, pixel)}${lights.map(light).join('')}
${names
  .filter(({ from = 14 }) => zoom >= from)
  .map(label)
  .join('')}</svg>`;
};
