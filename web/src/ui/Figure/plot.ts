// What is used of Observable Plot; the rest of it then stays out of the page.
export { axisX, barX, barY, dot, gridX, gridY, line, plot, ruleX, ruleY, text } from '@observablehq/plot';
