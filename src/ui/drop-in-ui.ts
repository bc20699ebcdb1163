export { defineElements } from './define.js';
