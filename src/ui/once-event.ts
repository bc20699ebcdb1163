/** The visitor wants this one held element now, this once. */
export class OnceEvent extends Event {
  static readonly type = 'accord-once';
  constructor() {
    super(OnceEvent.type, { bubbles: true, composed: true });
  }
}
