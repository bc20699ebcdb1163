/** The visitor does not want to answer a question in context now. */
export class LaterEvent extends Event {
  static readonly type = 'accord-later';
  constructor() {
    super(LaterEvent.type, { bubbles: true, composed: true });
  }
}
