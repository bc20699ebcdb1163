import { defineElements } from './ui/define.js';

defineElements();
