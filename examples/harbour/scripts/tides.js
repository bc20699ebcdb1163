// Works out the day's tides from two waves, moon and sun. Good enough for an invented harbour.

const hour = 3_600_000;
const moon = { period: 12.4206 * hour, height: 1.35, phase: Date.UTC(2026, 10, 23, 2, 10) };
const sun = { period: 12 * hour, height: 0.45, phase: Date.UTC(2026, 10, 24, 0, 40) };
const mean = 2.35;

const heightAt = (time) =>
  [moon, sun].reduce(
    (sum, { period, height, phase }) =>
      sum + height * Math.cos((2 * Math.PI * (time - phase)) / period),
    mean,
  );

const now = new Date();
const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();

const findTides = () => {
  const step = hour / 60;
  const tides = [];
  for (let time = midnight; time < midnight + 24 * hour; time += step) {
    const [before, here, after] = [time - step, time, time + step].map(heightAt);
    if (here > before && here >= after) tides.push({ name: 'High water', time, height: here });
    if (here < before && here <= after) tides.push({ name: 'Low water', time, height: here });
  }
  return tides;
};

const clock = (time) =>
  new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const tides = findTides();

document.querySelector('[data-today]').textContent = now.toLocaleDateString('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

document.querySelector('[data-tide-rows]').replaceChildren(
  ...tides.map(({ name, time, height }) => {
    const row = document.createElement('tr');
    const heading = Object.assign(document.createElement('th'), { textContent: name });
    heading.scope = 'row';
    const cells = [clock(time), `${height.toFixed(1)} m`];
    row.append(
      heading,
      ...cells.map((text) => Object.assign(document.createElement('td'), { textContent: text })),
    );
    return row;
  }),
);

// The curve: one day from left to right, datum at the foot.
const picture = document.querySelector('[data-tide-curve]');
const width = 960;
const floor = 186;
const xOf = (time) => ((time - midnight) / (24 * hour)) * width;
const yOf = (height) => floor - height * 36;

const draw = (tag, attributes, text) => {
  const shape = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  if (text) shape.textContent = text;
  picture.append(shape);
};

const points = Array.from({ length: 97 }, (_, index) => {
  const time = midnight + (index * hour) / 4;
  return `${xOf(time).toFixed(1)} ${yOf(heightAt(time)).toFixed(1)}`;
});
draw('path', { class: 'tide-water', d: `M${points.join('L')}V${floor}H0z` });
draw('path', { class: 'tide-line', d: `M${points.join('L')}` });
draw('path', { class: 'tide-datum', d: `M0 ${floor}H${width}` });
for (let step = 0; step <= 24; step += 3) {
  const x = (step / 24) * width;
  draw('path', { class: 'tide-datum', d: `M${x} ${floor}v6` });
  const anchor = step === 0 ? 'start' : step === 24 ? 'end' : 'middle';
  draw('text', { x, y: 212, 'text-anchor': anchor }, `${String(step).padStart(2, '0')}:00`);
}
for (const { time, height } of tides) {
  const x = Math.min(width - 24, Math.max(24, xOf(time)));
  draw(
    'text',
    { class: 'tide-mark', x, y: yOf(height) - 10, 'text-anchor': 'middle' },
    clock(time),
  );
}
const x = xOf(now.getTime());
draw('path', { class: 'tide-now', d: `M${x} ${yOf(heightAt(now.getTime()))}V${floor}` });
draw('circle', { class: 'tide-now', cx: x, cy: yOf(heightAt(now.getTime())), r: 5 });
