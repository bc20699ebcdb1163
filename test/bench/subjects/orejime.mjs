import { groups, servicesOf, site, tellAll } from '../content.mjs';
import { installed, versionOf } from './installed.mjs';

/** As its README says: configuration, script and style sheet; purposes grouped; each tag wrapped in a template. */
const config = {
  privacyPolicyUrl: site.policyUrl,
  purposes: groups.map((group) => ({
    id: group.id,
    title: group.name,
    description: group.description,
    ...(group.id === 'necessary' && { isMandatory: true }),
    purposes: servicesOf(group).map((service) => ({
      id: service.id,
      title: service.name,
      description: tellAll(service),
      cookies: service.cookies.map(([name]) => name),
      ...(group.id === 'necessary' && { isMandatory: true }),
    })),
  })),
};

export const orejime = {
  id: 'orejime',
  name: 'Orejime',
  version: versionOf('orejime'),
  files: {
    '/orejime/orejime.js': installed('orejime/dist/orejime-standard-en.js'),
    '/orejime/orejime.css': installed('orejime/dist/orejime-standard.css'),
  },
  page: () => ({
    head: '<link rel="stylesheet" href="/orejime/orejime.css">',
    link: '<a href="#" onclick="orejime.prompt(); return false">Privacy choices</a>',
    mark: ({ service, src, text }) =>
      `<template data-purpose="${service}">${src ? `<script src="${src}"></script>` : `<script>${text}</script>`}</template>`,
    end: `<script>window.orejimeConfig = ${JSON.stringify(config)};</script>
<script src="/orejime/orejime.js"></script>`,
  }),
  ui: {
    banner: '.orejime-Banner',
    refuse: '[data-testid="orejime-banner-decline"]',
    choose: '[data-testid="orejime-banner-configure"]',
    accept: '[data-testid="orejime-banner-accept"]',
    preferences: '[data-testid="orejime-modal"]',
  },
};
