import type { ReactiveControllerHost } from 'lit';
import type { ConsentSource } from './consent-source.js';
import { speakAll, type AllTexts } from './rest-texts.js';
import type { Spoken } from './spoken.js';

/** An element that speaks the language of the consent object. */
interface SpeakingElement extends ReactiveControllerHost {
  readonly consent: ConsentSource | undefined;
  spoken: Spoken<AllTexts> | undefined;
}

/** Gives an element its texts: in the language that the consent object wants, and anew whenever it wants another. */
export const followLanguage = (element: SpeakingElement): void => {
  let wanted = '';
  element.addController({
    hostUpdate() {
      const { consent } = element;
      if (!consent || consent.language === wanted) return;
      const { language } = consent;
      wanted = language;
      void speakAll(consent).then((spoken) => {
        // Texts wanted later may have come sooner.
        if (language === wanted) element.spoken = spoken;
      });
    },
  });
};
