/** A name with all but the first letter of each word hidden: `W*** X******`, `李*`. */
export function maskedName(name: string): string {
  return name.replace(/\S+/gu, (word) => {
    const letters = Array.from(word);
    return `${letters[0] ?? ''}${'*'.repeat(letters.length - 1)}`;
  });
}
