/** Into so many equal parts a window is divided for the course of a pattern. */
export const stepsIn = 48;
