import { drawChart } from './harbour-chart.mjs';

/** Where the chart's corner lies in the world's grid of tiles at zoom 14, and how many of its units a tile spans. */
const corner = { zoom: 14, x: 8072, y: 4957 };
const unitsPerTile = 256;

/** The map tile of the usual web grid, as SVG. Outside the chart there is open sea. */
export const chartTile = (zoom, x, y) => {
  const scale = 2 ** (zoom - corner.zoom);
  const left = (x / scale - corner.x) * unitsPerTile;
  const top = (y / scale - corner.y) * unitsPerTile;
  return drawChart(left, top, unitsPerTile / scale, 1 / scale);
};
