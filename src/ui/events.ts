import type { How } from '../decision/decision.js';
import type { Use } from '../policy/use.js';
import type { ConsentSource, View } from './consent-source.js';

/** An element that needs the page's consent object asks with this event; the consent object answers through `connect`. */
export class ConnectEvent extends Event {
  static readonly type = 'accord-connect';
  readonly connect: (consent: ConsentSource) => void;
  constructor(connect: (consent: ConsentSource) => void) {
    super(ConnectEvent.type, { bubbles: true, composed: true });
    this.connect = connect;
  }
}

/** The visitor answered: these uses are granted, those refused. */
export class DecideEvent extends Event {
  static readonly type = 'accord-decide';
  readonly granted: readonly Use[];
  readonly refused: readonly Use[];
  readonly how: How;
  /** The texts that the visitor answered to, as JSON: a receipt can state their hash. */
  readonly shown: unknown;
  constructor(granted: readonly Use[], refused: readonly Use[], how: How, shown?: unknown) {
    super(DecideEvent.type, { bubbles: true, composed: true });
    this.granted = granted;
    this.refused = refused;
    this.how = how;
    this.shown = shown;
  }
}

/** The visitor wants another layer, or none. Showing none answers nothing. */
export class ViewEvent extends Event {
  static readonly type = 'accord-view';
  readonly view: View;
  constructor(view: View) {
    super(ViewEvent.type, { bubbles: true, composed: true });
    this.view = view;
  }
}
