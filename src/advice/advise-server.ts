let hasAdvised = false;

/** Tells the author once, on the author's own machine, what a site without an endpoint for decisions lacks. */
export const adviseServer = (): void => {
  // A page that changes its policy loads its elements again.
  if (hasAdvised) return;
  hasAdvised = true;
  // eslint-disable-next-line no-console -- advice is neither a warning nor an error
  console.info(
    'Accord: no server endpoint is set (option `server`, attribute data-server). Safari and Brave keep the cookies of scripts ' +
      'for seven days only: there, visitors who refused are asked again after a week. handleConsent of accord-consent/server ' +
      'is such an endpoint. This is said on local addresses only.',
  );
};
