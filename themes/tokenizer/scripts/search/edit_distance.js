/**
 * How many letters are too many, too few, wrong or swapped between two words; `most + 1` if more
 * than `most`. Optimal string alignment: src/support/edit_distance.hpp.
 * @param {number} most @param {string[]} a @param {string[]} b
 */
export const edit_distance_up_to = (most, a, b) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = new Array(b.length + 1).fill(0);
  let above = before.map((_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const row = new Array(b.length + 1).fill(i);
    let least = i;
    for (let j = 1; j <= b.length; ++j) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length], most + 1);
};
