/** Draws heights as the outline of the land from left to right, 100 wide. By their roots: so low land is seen too. */
export const drawProfile = (path, heights) => {
  const step = 100 / (heights.length - 1);
  const points = heights.map((height, index) => {
    const [x, y] = [index * step, 36 - 2 * Math.sqrt(height)];
    // The edges of the land itself lie outside the picture.
    return index ? `S${x - step / 2} ${y} ${x} ${y}` : `M-2 42V${y}H0`;
  });
  path.setAttribute('d', `${points.join('')}H102V42`);
};
