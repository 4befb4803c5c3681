/** Standard errors that a simulated mean may lie from its closed form: on fixed seeds, two-sided 6.3e-5 if chosen blindly. */
export const STANDARD_ERRORS = 4;
