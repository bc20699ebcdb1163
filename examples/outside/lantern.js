// The player of an invented video company: a film drawn on a canvas, and reports of what is watched.

const canvas = document.querySelector('[data-film]');
const button = document.querySelector('[data-play]');
const position = document.querySelector('[data-position]');
const time = document.querySelector('[data-time]');
const film = location.pathname.split('/').at(-1);
const length = 40;

const report = (event) => {
  navigator.sendBeacon('/lantern/ping', JSON.stringify({ event, film, page: document.referrer }));
};

const flakes = Array.from({ length: 160 }, (_, index) => ({
  x: (index * 0.6180339) % 1,
  y: (index * 0.7548777) % 1,
  speed: 0.05 + 0.09 * ((index * 0.3819) % 1),
  size: 0.8 + 2.2 * ((index * 0.569) % 1),
}));

const mix = (from, to, share) =>
  `rgb(${from.map((part, index) => Math.round(part + (to[index] - part) * share)).join(' ')})`;

/** Draws one moment of the film; morning comes while it runs. */
const draw = (moment) => {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const scale = height / 540;
  const dawn = moment / length;
  const horizon = height * 0.62;

  const sky = context.createLinearGradient(0, 0, 0, horizon);
  sky.addColorStop(0, mix([9, 20, 30], [96, 128, 146], dawn));
  sky.addColorStop(1, mix([33, 58, 70], [232, 208, 168], dawn));
  context.fillStyle = sky;
  context.fillRect(0, 0, width, horizon);

  context.fillStyle = mix([16, 33, 43], [118, 152, 164], dawn);
  context.beginPath();
  context.moveTo(0, horizon);
  for (let x = 0; x <= width + 12 * scale; x += 12 * scale) {
    const rise = 26 * Math.sin(x / (210 * scale) + 1) + 12 * Math.sin(x / (71 * scale));
    context.lineTo(x, horizon - (34 + rise) * scale);
  }
  context.lineTo(width + 12 * scale, horizon);
  context.fill();

  const sea = context.createLinearGradient(0, horizon, 0, height);
  sea.addColorStop(0, mix([22, 44, 56], [160, 186, 194], dawn));
  sea.addColorStop(1, mix([8, 20, 28], [70, 108, 122], dawn));
  context.fillStyle = sea;
  context.fillRect(0, horizon, width, height - horizon);
  context.lineWidth = 1.5 * scale;
  for (let row = 1; row < 15; row++) {
    const y = horizon + row ** 1.55 * 3.3 * scale;
    context.strokeStyle = `rgb(226 236 236 / ${0.05 + 0.012 * row})`;
    context.beginPath();
    for (let x = 0; x <= width; x += 8 * scale) {
      const swell = Math.sin(
        x / ((26 + row * 7) * scale) + moment * (0.9 + row * 0.05) + row * 1.7,
      );
      context.lineTo(x, y + swell * row * 0.34 * scale);
    }
    context.stroke();
  }

  // A boat goes out.
  const boat = width * (0.95 - 0.6 * dawn);
  const bob = Math.sin(moment * 1.6) * 2 * scale;
  context.fillStyle = mix([4, 10, 14], [31, 60, 74], dawn);
  context.beginPath();
  context.moveTo(boat - 46 * scale, horizon + bob - 4 * scale);
  context.lineTo(boat + 40 * scale, horizon + bob - 2 * scale);
  context.lineTo(boat + 32 * scale, horizon + bob + 16 * scale);
  context.lineTo(boat - 34 * scale, horizon + bob + 16 * scale);
  context.fill();
  context.fillRect(boat - 2 * scale, horizon + bob - 26 * scale, 26 * scale, 24 * scale);
  context.fillRect(boat - 8 * scale, horizon + bob - 70 * scale, 2.5 * scale, 68 * scale);
  context.fillStyle = '#f6c664';
  context.fillRect(boat + 3 * scale, horizon + bob - 20 * scale, 7 * scale, 8 * scale);

  // The pier and its light: two flashes in six seconds.
  const tower = width * 0.27;
  const foot = horizon + 34 * scale;
  context.fillStyle = mix([19, 28, 34], [92, 108, 116], dawn);
  context.fillRect(0, foot, tower + 70 * scale, 46 * scale);
  context.fillStyle = mix([96, 112, 120], [244, 247, 246], dawn);
  context.fillRect(0, foot - 5 * scale, tower + 72 * scale, 9 * scale);
  const body = (top, bottom, color) => {
    const half = (part) => (20 + 14 * part) * scale;
    const at = (part) => foot - (1 - part) * 220 * scale;
    context.fillStyle = color;
    context.beginPath();
    context.moveTo(tower - half(top), at(top));
    context.lineTo(tower + half(top), at(top));
    context.lineTo(tower + half(bottom), at(bottom));
    context.lineTo(tower - half(bottom), at(bottom));
    context.fill();
  };
  body(0, 1, mix([140, 150, 150], [247, 245, 238], dawn));
  body(0.2, 0.42, mix([96, 30, 64], [163, 36, 95], dawn));
  body(0.62, 0.84, mix([96, 30, 64], [163, 36, 95], dawn));
  context.fillStyle = '#12242e';
  context.fillRect(tower - 30 * scale, foot - 226 * scale, 60 * scale, 7 * scale);
  context.beginPath();
  context.arc(tower, foot - 256 * scale, 19 * scale, Math.PI, 0);
  context.fill();
  const beat = moment % 6;
  const flash = Math.max(0, 1 - Math.abs(beat - 0.7) * 2.4, 1 - Math.abs(beat - 2) * 2.4);
  context.fillStyle = mix([70, 54, 30], [255, 232, 168], 0.25 + 0.75 * flash);
  context.fillRect(tower - 15 * scale, foot - 256 * scale, 30 * scale, 30 * scale);
  if (flash) {
    const [x, y] = [tower, foot - 241 * scale];
    const glow = context.createRadialGradient(x, y, 0, x, y, 330 * scale);
    glow.addColorStop(0, `rgb(255 226 150 / ${0.75 * flash})`);
    glow.addColorStop(1, 'rgb(255 226 150 / 0)');
    context.fillStyle = glow;
    context.fillRect(x - 330 * scale, y - 330 * scale, 660 * scale, 660 * scale);
  }

  context.fillStyle = 'rgb(255 255 255 / .8)';
  for (const { x, y, speed, size } of flakes) {
    const drift = Math.sin(moment * 0.8 + y * 20) * 0.012;
    const left = (((x + drift - moment * 0.012) % 1) + 1) % 1;
    const top = (y + moment * speed) % 1;
    context.beginPath();
    context.arc(left * width, top * height, size * scale, 0, 2 * Math.PI);
    context.fill();
  }
};

let moment = 0;
let isPlaying = false;
let last = 0;
let reported = 0;

const show = () => {
  const { clientWidth, clientHeight } = canvas;
  canvas.width = clientWidth * devicePixelRatio;
  canvas.height = clientHeight * devicePixelRatio;
  draw(moment);
};

const next = (now) => {
  if (!isPlaying) return;
  moment += Math.min(0.1, (now - last) / 1000);
  last = now;
  const quarter = Math.floor((moment / length) * 4) * 25;
  if (quarter > reported && quarter <= 100) report(`${(reported = quarter)} % watched`);
  if (moment >= length) {
    isPlaying = false;
    moment = reported = 0;
    button.textContent = 'Play';
  }
  position.value = moment;
  time.textContent = `0:${String(Math.floor(moment)).padStart(2, '0')} / 0:40`;
  draw(moment);
  requestAnimationFrame(next);
};

button.addEventListener('click', () => {
  isPlaying = !isPlaying;
  button.textContent = isPlaying ? 'Pause' : 'Play';
  report(isPlaying ? 'playing' : 'paused');
  if (!isPlaying) return;
  last = performance.now();
  requestAnimationFrame(next);
});
new ResizeObserver(show).observe(canvas);
report('ready');
