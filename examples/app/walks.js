/** Heights along the way in metres, from start to end. */
export const walks = [
  {
    id: 'west-pier',
    name: 'The pier in winter',
    facts: '3 km · 1 hour · flat',
    way: 'From the fish market in Port Ellery along the old basin and out to the light. Go when it is cold and the wind is in the north: the spray freezes on the rail, and you have the end of the pier to yourself.',
    heights: [3, 4, 3, 5, 4, 6, 6, 12, 6, 6, 4, 5, 3, 3],
    hasFilm: true,
  },
  {
    id: 'sandwick',
    name: 'Sandwick by the sands',
    facts: '9 km · 2½ hours · only at low water',
    way: 'Leave the kirk in Port Ellery to your left and go down to the beach. The sands are firm within two hours of low water; after that the dunes are the only way. Tea at the chapel in Sandwick until four.',
    heights: [12, 8, 2, 1, 1, 2, 1, 1, 2, 9, 14, 8, 10],
  },
  {
    id: 'ellery-head',
    name: 'Over Ellery Head',
    facts: '11 km · 4 hours · 214 m',
    way: 'Up from the eastern quay by the coastguards’ path. From the cairn you see both lights and, on clear days, the hills behind Sandwick. The way down is steep and slippery after rain.',
    heights: [5, 22, 60, 84, 130, 172, 214, 190, 120, 96, 40, 18],
  },
  {
    id: 'coffin-road',
    name: 'The coffin road',
    facts: '14 km · 5 hours · 168 m',
    way: 'The way by which the upland farms carried their dead to the kirk: from the last bus stop over the moor and down to the sea. Flat stones along it are where the bearers rested. So may you.',
    heights: [40, 88, 96, 150, 142, 168, 160, 120, 124, 70, 30, 12],
  },
];
