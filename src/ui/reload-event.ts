/** The visitor pressed 'Reload to finish'. */
export class ReloadEvent extends Event {
  static readonly type = 'accord-reload';
  constructor() {
    super(ReloadEvent.type, { bubbles: true, composed: true });
  }
}
