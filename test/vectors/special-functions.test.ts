import test from "ava";
import { computeBetaBinomialOutside } from "../../sim/theory/beta-binomial.ts";
import { computeBinomialDensity, computeBinomialTails } from "../../sim/theory/binomial.ts";
import { computeChiSquareCritical } from "../../sim/theory/chi-square.ts";
import { computeGammaQuantile } from "../../sim/theory/gamma-quantile.ts";
import { computeIncompleteBeta } from "../../sim/theory/incomplete-beta.ts";
import { computeIncompleteGamma } from "../../sim/theory/incomplete-gamma.ts";
import { computeKolmogorovCritical, computeKolmogorovTail } from "../../sim/theory/kolmogorov.ts";
import { computeExactKolmogorovCritical } from "../../sim/theory/kolmogorov-exact.ts";
import { computeLambertW } from "../../sim/theory/lambert-w.ts";
import { computeLogGamma } from "../../sim/theory/log-gamma.ts";
import { computeNormalQuantile, computeNormalTails, computeTwoSidedZ } from "../../sim/theory/normal.ts";
import { computeTwoSidedT } from "../../sim/theory/student-t.ts";

// Expected values: mpmath with 50 digits, but for those of SciPy's kstwo.

test("ln Gamma agrees with 50-digit arithmetic to 1e-13", (t) => {
  for (const [found, expected] of [
    [computeLogGamma(1e-10), 23.025850929882735],
    [computeLogGamma(0.1), 2.2527126517342059],
    [computeLogGamma(0.5), 0.57236494292470009],
    [computeLogGamma(2.5), 0.28468287047291916],
    [computeLogGamma(7), 6.579251212010101],
    [computeLogGamma(15.9), 27.625493215168692],
    [computeLogGamma(100), 359.1342053695754],
    [computeLogGamma(1000000.0), 12815504.569147612],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-13 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("both incomplete gamma functions agree with 50-digit arithmetic to 1e-12", (t) => {
  for (const [found, expected] of [
    [computeIncompleteGamma(0.5, 0.1).lower, 0.34527915398142298],
    [computeIncompleteGamma(0.5, 0.1).upper, 0.65472084601857702],
    [computeIncompleteGamma(0.5, 5).lower, 0.99843459774199745],
    [computeIncompleteGamma(0.5, 5).upper, 0.0015654022580025497],
    [computeIncompleteGamma(1, 300).lower, 1.0],
    [computeIncompleteGamma(1, 300).upper, 5.1482002224120138e-131],
    [computeIncompleteGamma(3, 1e-5).lower, 1.6666541667166669e-16],
    [computeIncompleteGamma(3, 1e-5).upper, 0.99999999999999983],
    [computeIncompleteGamma(40, 700).lower, 1.0],
    [computeIncompleteGamma(40, 700).upper, 4.6554223982735488e-240],
    [computeIncompleteGamma(1008, 1000).lower, 0.40433592038122149],
    [computeIncompleteGamma(1008, 1000).upper, 0.59566407961877851],
    [computeIncompleteGamma(1008, 1300).lower, 0.99999999999999998],
    [computeIncompleteGamma(1008, 1300).upper, 1.5258408189188616e-17],
    [computeIncompleteGamma(1000000, 1001000).lower, 0.84134478636834029],
    [computeIncompleteGamma(1000000, 1001000).upper, 0.15865521363165971],
    [computeIncompleteGamma(1000000, 999000).lower, 0.15865521357430365],
    [computeIncompleteGamma(1000000, 999000).upper, 0.84134478642569635],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-12 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("both incomplete beta functions agree with 50-digit arithmetic to 1e-12", (t) => {
  for (const [found, expected] of [
    [computeIncompleteBeta(0.5, 0.5, 0.3).lower, 0.36901011956554538],
    [computeIncompleteBeta(0.5, 0.5, 0.3).upper, 0.63098988043445462],
    [computeIncompleteBeta(20, 80, 0.18).lower, 0.32213697017280933],
    [computeIncompleteBeta(20, 80, 0.18).upper, 0.67786302982719067],
    [computeIncompleteBeta(200, 800, 0.22).lower, 0.94055945983814742],
    [computeIncompleteBeta(200, 800, 0.22).upper, 0.059440540161852579],
    [computeIncompleteBeta(1001, 4000, 0.25).lower, 0.99999999999999997],
    [computeIncompleteBeta(1001, 4000, 0.25).upper, 3.4791616805426741e-17],
    [computeIncompleteBeta(1000000, 3, 0.999999).lower, 0.91969832701345202],
    [computeIncompleteBeta(1000000, 3, 0.999999).upper, 0.080301672986547976],
    [computeIncompleteBeta(0.001, 2, 0.5).lower, 0.99980674653694775],
    [computeIncompleteBeta(0.001, 2, 0.5).upper, 1.9325346305225182e-4],
    [computeIncompleteBeta(5, 10_000_000, 1e-6).upper, 0.029252555660700421],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-12 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("quantiles agree with 50-digit arithmetic to 1e-12", (t) => {
  for (const [found, expected] of [
    [computeGammaQuantile(1, { lower: 0.05 }), 0.051293294387550536],
    [computeGammaQuantile(6, { lower: 0.95 }), 10.513034908741531],
    [computeGammaQuantile(2016, { lower: 0.5 }), 2015.6666764665991],
    [computeGammaQuantile(0.5, { lower: 1e-5 }), 7.8539816343857179e-11],
    [computeGammaQuantile(0.5, { lower: 0.999 }), 5.4137830853313653],
    [computeGammaQuantile(0.5, { upper: 1e-6 }), 11.964063488467414],
    [computeGammaQuantile(7.5, { upper: 1e-6 }), 28.246721249886692],
    [computeGammaQuantile(0.5, { upper: 1e-300 }), 686.93631561119707],
    [computeGammaQuantile(50, { upper: 0.01 }), 67.90336158551339],
    [computeChiSquareCritical(1, 0.05), 3.8414588206941259],
    [computeChiSquareCritical(99, 0.01), 134.64161685578914],
    [computeNormalQuantile(1e-10), -6.3613409024040562],
    [computeNormalQuantile(0.3), -0.52440051270804082],
    [computeNormalQuantile(0.4999), -2.5066283008800749e-4],
    [computeNormalQuantile(0.9), 1.2815515655446006],
    [computeNormalQuantile(0.999999), 4.7534243088170878],
    [computeTwoSidedZ(0.001), 3.2905267314918948],
    [computeNormalTails(-10).lower, 7.6198530241605261e-24],
    [computeNormalTails(1).lower, 0.84134474606854295],
    [computeTwoSidedT(1, 0.05), 12.706204736174704],
    [computeTwoSidedT(2, 0.01), 9.924843200918293],
    [computeTwoSidedT(19, 0.05), 2.0930240544083097],
    [computeTwoSidedT(199, 0.05), 1.9719565442517538],
    [computeTwoSidedT(5, 1e-8), 71.693502769820865],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-12 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("Lambert's W agrees with 50-digit arithmetic to 1e-12", (t) => {
  for (const [found, expected] of [
    [computeLambertW(-0.3678), -0.97936071495783052],
    [computeLambertW(-0.3), -0.48940222718021493],
    [computeLambertW(-0.1), -0.11183255915896297],
    [computeLambertW(1e-5), 9.9999000014999742e-6],
    [computeLambertW(0.01), 0.0099014738435950121],
    [computeLambertW(0.5), 0.35173371124919583],
    [computeLambertW(1), 0.56714329040978387],
    [computeLambertW(3), 1.04990889496404],
    [computeLambertW(100), 3.3856301402900502],
    [computeLambertW(10000000000.0), 20.028685413304951],
    [computeLambertW(1e300), 684.24720862976085],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-12 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("Kolmogorov's limit law agrees with 50-digit arithmetic to 1e-12", (t) => {
  for (const [found, expected] of [
    [computeKolmogorovTail(0.3), 0.99999069419866543],
    [computeKolmogorovTail(0.5), 0.96394524366487509],
    [computeKolmogorovTail(0.99), 0.28087383922554892],
    [computeKolmogorovTail(1), 0.26999967167735452],
    [computeKolmogorovTail(1.5), 0.022217962616525129],
    [computeKolmogorovTail(3), 3.0459959489425257e-8],
    [computeKolmogorovCritical(0.999), 0.37421969027827843],
    [computeKolmogorovCritical(0.5), 0.82757355518990769],
    [computeKolmogorovCritical(0.05), 1.3580986393225506],
    [computeKolmogorovCritical(1e-12), 3.7632544623296797],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-12 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("exact Kolmogorov critical values agree with published code (SciPy's kstwo) to 1e-5", (t) => {
  for (const [found, expected] of [
    [computeExactKolmogorovCritical(1, 0.1), 0.94999999999999996],
    [computeExactKolmogorovCritical(20, 0.999), 0.07725596384563206],
    [computeExactKolmogorovCritical(10, 0.3), 0.29179527776026348],
    [computeExactKolmogorovCritical(100, 0.05), 0.13402791648569778],
    [computeExactKolmogorovCritical(1000, 0.01), 0.051294187526661268],
    [computeExactKolmogorovCritical(5000, 0.0001), 0.031433730081570049],
    [computeExactKolmogorovCritical(10000, 0.05), 0.013564202793681023],
    [computeExactKolmogorovCritical(10000, 0.3), 0.0097139908294474765],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-5 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});

test("binomial and beta-binomial tails agree with 50-digit sums to 1e-11", (t) => {
  for (const [found, expected] of [
    [computeBinomialTails(1000, 0.2, 179).lower, 0.051092246094999389],
    [computeBinomialTails(1000, 0.2, 179).upper, 0.94890775390500061],
    [computeBinomialTails(1000, 0.2, 240).lower, 0.99914171569532289],
    [computeBinomialTails(1000, 0.2, 240).upper, 8.5828430467710597e-4],
    [computeBinomialTails(100, 0.999999, 98).lower, 4.949676612048027e-9],
    [computeBinomialTails(100, 0.999999, 98).upper, 0.99999999505032339],
    [computeBinomialTails(20, 0.5, 0).lower, 9.5367431640625e-7],
    [computeBinomialTails(20, 0.5, 0).upper, 0.99999904632568359],
    [computeBinomialDensity(1000, 0.2, 179), 0.0079785854304086738],
    [computeBinomialDensity(20, 0.5, 0), 9.5367431640625e-7],
    [computeBinomialDensity(20, 0.5, 20), 9.5367431640625e-7],
    [computeBinomialDensity(1000000, 0.2, 201000), 4.3909660985938817e-5],
    [computeBetaBinomialOutside({ trials: 1000, alpha: 20, beta: 80 }, 180, 220), 0.62585310427165981],
    [computeBetaBinomialOutside({ trials: 1000, alpha: 0.2, beta: 0.8 }, 180, 220), 0.97087660405251825],
    [computeBetaBinomialOutside({ trials: 300, alpha: 1000000000, beta: 4000000000 }, 54, 66), 0.34804296578893102],
    [computeBetaBinomialOutside({ trials: 50, alpha: 0.5, beta: 3 }, 1, 2), 0.81074552547723741],
    [computeBetaBinomialOutside({ trials: 40, alpha: 3, beta: 0.5 }, 30, 39), 0.45321804506278008],
  ] as const) {
    t.true(Math.abs(found - expected) <= 1e-11 * Math.abs(expected), `expected ${expected}, got ${found}`);
  }
});
