// Where a probability or a likelihood ratio stands on a nomogram. A plot scale: nothing here is read as a figure.

/** The ends of the axes, in logits: about 0.05 and 99.95 per cent. */
const END = 7.6;

const within = (place: number) => Math.min(END, Math.max(-END, place));

/** The share of an axis, from its middle (0) to its ends (-1 and 1). */
export const ofProbability = (probability: number) => within(Math.log(probability / (1 - probability))) / END;

/** The middle axis has half the scale: a line from one side to the other crosses it at the ratio that joins them. */
export const ofRatio = (ratio: number) => within(Math.log(ratio) / 2) / END;
