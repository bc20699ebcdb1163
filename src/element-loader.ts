import type { InPage } from './connect-in-page.js';
import type { Consent } from './consent.js';
import type { ConsentParts } from './consent-parts.js';
import { isSeen } from './page/is-seen.js';
import { parsed } from './page/parsed.js';

export interface LoaderSurroundings {
  /** The visitor wants this one held element, this once. */
  once(held: Element): void;
  /** Told why something could not be loaded. */
  failed(error: unknown): void;
  readonly signal: AbortSignal;
}

/** Loads elements when there is something to show. What could not be loaded is tried again when it is wanted again. */
export interface ElementLoader {
  /** Shows the banner and what comes after it, as the consent object says. False when it cannot be loaded. */
  dialog(): Promise<boolean>;
  /** Fetches what the preferences will need, as far as it can be had; shows nothing. */
  foresee(): void;
  /** Shows the persistent button, unless the page shows a link of its own to the preferences. */
  widget(): Promise<void>;
  /** Something was taken out of the page, perhaps that link. */
  removed(): void;
  /** What stands within the page's own text; undefined when it could never be loaded. */
  inPage(): Promise<InPage | undefined>;
  /** Another policy is in force: what is wanted next is shown for that one. */
  again(): void;
}

export const createElementLoader = (
  parts: ConsentParts,
  consent: Consent,
  { once, failed, signal }: LoaderSurroundings,
): ElementLoader => {
  const loading = new Map<() => Promise<void>, Promise<boolean>>();
  let inPage: InPage | undefined;
  /** The page's own, where it is enough. */
  let link: Element | undefined;
  const loadDialog = async (): Promise<void> =>
    (await parts.loadDialog()).showDialog(consent, signal);
  const loadWidget = async (): Promise<void> =>
    (await parts.loadWidget()).showWidget(consent, signal);
  const seekLink = async (): Promise<void> => {
    link = [...document.querySelectorAll('[data-consent-open]')].find(isSeen);
    // Unless the site placed the widget too, or what the link opens is not there, which only the widget has words for.
    if (!link || consent.failed || document.querySelector('accord-widget')) await want(loadWidget);
  };
  const widget = async (): Promise<void> => {
    await parsed();
    // What style sheets hide: those that are still on their way, and in a window of another size.
    for (const type of ['load', 'resize']) addEventListener(type, seekLink, { signal });
    await seekLink();
  };
  const loadInPage = async (): Promise<void> => {
    const connect = await (await parts.loadDialog()).loadInPage(consent.policy);
    inPage ??= connect(once, signal);
  };
  const want = (load: () => Promise<void>): Promise<boolean> => {
    const loaded =
      loading.get(load) ??
      load().then(
        () => true,
        (error: unknown) => {
          loading.delete(load);
          failed(error);
          return false;
        },
      );
    loading.set(load, loaded);
    return loaded;
  };
  return {
    dialog: () => want(loadDialog),
    // What cannot be loaded is said when it is wanted.
    foresee: () =>
      void parts
        .loadDialog()
        .then((part) => part.foresee(consent))
        .catch(() => {}),
    widget,
    removed() {
      if (link && !link.isConnected) void widget();
    },
    async inPage() {
      await want(loadInPage);
      return inPage;
    },
    again: () => loading.clear(),
  };
};
