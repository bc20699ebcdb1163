import { gateCase } from './gate-case.js';

describe('Order', () => {
  gateCase('inline scripts run in document order', {
    page: `<script data-consent="a">log(1)</script><script data-consent="b">log(2)</script>`,
    logs: ['1', '2'],
  });
  gateCase('a slow external script runs before what follows, and all are fetched at once', {
    page: `
      <script data-consent="a" src="slow.js?after=fast.js"></script>
      <script data-consent="a">log('inline')</script>
      <script data-consent="a" src="fast.js"></script>`,
    logs: ['slow', 'inline', 'fast'],
  });
});
