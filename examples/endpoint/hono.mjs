/**
 * Hono, on Node, Deno, Bun or a Worker: its requests are web-standard already.
 *
 *     npm install hono accord-consent
 */
import { handleConsent, readConsent } from 'accord-consent/server';
import { Hono } from 'hono';

export const createApp = ({ policy, ...options }) =>
  new Hono()
    .all('/consent', (context) => handleConsent(context.req.raw, policy, options))
    .get('/', (context) => {
      const consent = readConsent(context.req.raw, policy);
      context.header('Cache-Control', 'private, no-cache');
      return context.html(`<p>The film is ${consent.allows('film') ? 'shown' : 'not shown'}.</p>`);
    });
