export const chartTile = (z, x, y) => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><rect width="256" height="256" fill="#cde"/></svg>';
