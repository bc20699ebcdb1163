/** Buttons whose words do not fit side by side, in this language, font and text size, are stacked: all of them alike. */
export const stackChoices = (choices: Element | null): void => {
  if (!choices) return;
  choices.classList.remove('stacked');
  const tight = [...choices.children].some((button) => button.scrollWidth > button.clientWidth);
  choices.classList.toggle('stacked', tight);
};
