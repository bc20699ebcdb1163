/** Placeholder texts. */
export async function loadTexts(_language: string): Promise<{ heading: string }> {
  return (await import('../../locales/en.json', { with: { type: 'json' } })).default;
}
