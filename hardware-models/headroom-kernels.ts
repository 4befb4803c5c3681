import type { KernelWork } from "./energy-floor.ts";

/** What general hardware spends on one answer, as measured. */
export interface GeneralDevice {
  readonly name: string;
  readonly nodeNanometres: number;
  readonly joulesPerAnswer: number;
  readonly source: string;
}

/** A kernel whose least energy can be counted, and what is known of the devices that run it. */
export interface HeadroomKernel {
  readonly name: string;
  /** One answer: a hash, a sample, a token. */
  readonly answer: string;
  readonly work: KernelWork;
  readonly counted: string;
  readonly general: GeneralDevice;
  /** Algorithm in `asic_advantage.csv`, or the best ratio that was measured; null where only claims exist. */
  readonly measured: { readonly algorithm: string } | { readonly ratio: number; readonly source: string } | null;
  readonly note: string;
}

/** Chips that must be dear run at nominal voltage. */
const nominalVoltage = 1;
/** (0.3 V / 0.75 V)^2, where mining chips run (recalled). */
const nearThresholdVoltage = 0.16;

/** Registers, clock and wiring of a fixed pipeline, over its arithmetic: 24 words of state behind 9 additions a round. */
const pipelineShare = 1.5;
/** Control of a matrix instruction over its arithmetic (Dally, DAC 2021: 16-20 %). */
const matrixShare = 0.2;

const hopperOffline = "MLPerf Inference, best Hopper machine with a meter (whole machine, unofficial)";

/** ResNet-50: 4.1e9 multiply-adds in int8; weights and activations from SRAM, read once for eight samples. */
const cnn: HeadroomKernel = {
  name: "CNN",
  answer: "sample",
  work: {
    operations: { "int8-multiply-add": 4.1e9, "matrix-operand": 4.1e9 },
    bytes: { "sram-1MiB": 25.6e6 / 8 + 22e6 },
    controlShare: matrixShare,
    voltageFactor: nominalVoltage,
  },
  counted: "ResNet-50 in int8: 4.1e9 multiply-adds, 11e6 activations written and read, weights shared by 8 samples",
  general: { name: "NVIDIA H100 PCIe", nodeNanometres: 4, joulesPerAnswer: 1 / 159, source: hopperOffline },
  measured: { ratio: 424 / 112, source: "MLPerf Inference v4.1: Untether speedAI240 against H200, samples/s a watt" },
  note: "The floor is a whole chip at full use without host; the measured lead is at the wall, where hosts and fans dilute both sides.",
};

/** BERT-Large: 5.5e10 multiply-adds in int8; 0.3e9 weights from HBM for 64 samples. */
const encoder: HeadroomKernel = {
  name: "encoder",
  answer: "sample",
  work: {
    operations: { "int8-multiply-add": 5.5e10, "matrix-operand": 5.5e10 },
    bytes: { hbm: 0.3e9 / 64, "sram-1MiB": 24 * 12 * 1024 * 177 * 2 },
    controlShare: matrixShare,
    voltageFactor: nominalVoltage,
  },
  counted: "BERT-Large in int8, 177 tokens: 5.5e10 multiply-adds, weights shared by 64 samples",
  general: { name: "NVIDIA H100 PCIe", nodeNanometres: 4, joulesPerAnswer: 1 / 13.1, source: hopperOffline },
  measured: {
    ratio: 12.1 / 8.9,
    source: "MLPerf Inference: Qualcomm Cloud AI 100 DM.2 against A100 PCIe, samples/s a watt",
  },
  note: "Shipped ASICs reach a quarter of the floor's lead: they computed padding and softmax in slower units, on an older node.",
};

const prefill: HeadroomKernel = {
  name: "LLM prefill",
  answer: "token",
  work: {
    operations: { "fp8-multiply-add": 70.6e9, "matrix-operand": 70.6e9 },
    bytes: { hbm: 70.6e9 / 8192, "sram-1MiB": 80 * 8192 * 2 * 20 },
    controlShare: matrixShare,
    voltageFactor: nominalVoltage,
  },
  counted: "Llama-3.3-70B in fp8: 7.06e10 multiply-adds a token, weights shared by 8192 tokens",
  general: {
    name: "NVIDIA H100 SXM",
    nodeNanometres: 4,
    joulesPerAnswer: 1720 / 12954,
    source: "TensorRT-LLM v1.0, 2 GPUs, 2048 in and 128 out; watts a quarter of an eight-GPU machine's, fitted",
  },
  measured: null,
  note: "No ASIC has published joules a token; vendors claim 3 to 20 times. Prefill is the tensor core's own work.",
};

/** Decode at 128 in, 2048 out: a batch of 250, 1152 tokens of context of 0.164 MB each. */
const decode: HeadroomKernel = {
  name: "LLM decode",
  answer: "token",
  work: {
    operations: { "fp8-multiply-add": 70.6e9, "matrix-operand": 70.6e9 },
    bytes: { hbm: 70.6e9 / 250 + 1152 * 163_840, "sram-1MiB": 80 * 8192 * 2 * 20 },
    controlShare: matrixShare,
    voltageFactor: nominalVoltage,
  },
  counted: "Llama-3.3-70B in fp8, 250 requests at once: weights and 1152 tokens of cache from HBM for each token",
  general: {
    name: "NVIDIA H100 SXM",
    nodeNanometres: 4,
    joulesPerAnswer: 1720 / 6651,
    source: "TensorRT-LLM v1.0, 2 GPUs, 128 in and 2048 out; watts a quarter of an eight-GPU machine's, fitted",
  },
  measured: null,
  note: "No ASIC has published joules a token. Of the floor a quarter is HBM, which every chip pays alike.",
};

/** Two hashes of 64 rounds less the shared start: 121 rounds of 9.25 additions, logic as a third of them. */
const sha256d: HeadroomKernel = {
  name: "SHA-256d",
  answer: "hash",
  work: {
    operations: { "int32-add": 121 * 9.25 * 1.33 },
    bytes: {},
    controlShare: pipelineShare,
    voltageFactor: nearThresholdVoltage,
  },
  counted: "121 rounds of 9.25 additions of 32 bits, logic a third on top",
  general: {
    name: "GeForce RTX 4090",
    nodeNanometres: 5,
    joulesPerAnswer: 450 / 1.09878e10,
    source: "asic_advantage.csv",
  },
  measured: { algorithm: "SHA-256d" },
  note: "A GPU pays an instruction, some 15 pJ, for every 0.02 pJ of addition; the newest miners are a node finer than the card.",
};

/** 4096 Salsa20/8 cores of 144 additions, and 128 KiB written and read once. */
const scrypt: HeadroomKernel = {
  name: "scrypt",
  answer: "hash",
  work: {
    operations: { "int32-add": 4096 * 144 * 1.66 },
    bytes: { "sram-32KiB": 2 * 131_072 },
    controlShare: pipelineShare,
    voltageFactor: nearThresholdVoltage,
  },
  counted: "N = 1024, r = 1: 4096 x 144 additions, 128 KiB of SRAM written and read once",
  general: { name: "Radeon R9 290X", nodeNanometres: 28, joulesPerAnswer: 360 / 1e6, source: "asic_advantage.csv" },
  measured: { algorithm: "Scrypt (N=1024)" },
  note: "128 KiB fit on a chip, so that the memory meant to stop ASICs costs a GPU its DRAM and an ASIC only SRAM.",
};

/** 64 reads of 128 bytes at random. */
const ethash: HeadroomKernel = {
  name: "Ethash-like",
  answer: "hash",
  work: {
    operations: { "int32-add": 64 * 32 * 2 + 24 * 25 * 8 },
    bytes: { hbm: 64 * 128 },
    controlShare: pipelineShare,
    voltageFactor: nominalVoltage,
  },
  counted: "64 random reads of 128 bytes of DRAM, mixing and Keccak",
  general: { name: "GeForce RTX 3080", nodeNanometres: 8, joulesPerAnswer: 220 / 1e8, source: "asic_advantage.csv" },
  measured: { algorithm: "Ethash" },
  note: "Nearly all of the floor is DRAM: what is left is a better interface than GDDR6X and no idle silicon.",
};

/** 8 programs of 256 instructions, 2048 times; a dataset line each time; a scratchpad of 2 MiB. */
const randomX: HeadroomKernel = {
  name: "RandomX-like",
  answer: "hash",
  work: {
    operations: { instruction: 8 * 2048 * 256 * 2 },
    bytes: { ddr4: 8 * 2048 * 64, "sram-1MiB": 8 * 2048 * 256 * 2 + 2 * 2_097_152 },
    controlShare: 0.5,
    voltageFactor: nominalVoltage,
  },
  counted:
    "4.2e6 instructions of 64 bits (two 32-bit ones each), 16384 dataset lines of 64 bytes from DDR4, scratchpad",
  general: { name: "Radeon VII", nodeNanometres: 7, joulesPerAnswer: 150 / 1500, source: "asic_advantage.csv" },
  measured: { algorithm: "RandomX" },
  note:
    "Missed by more than ten: GPUs run random programs so badly that any plain processor wins. Against a CPU " +
    "(0.0106 J) the floor leaves a factor of some 20 and the best machine reaches 4.3.",
};

/** Kernels from the largest expected headroom to the smallest. */
export const headroomKernels: readonly HeadroomKernel[] = [
  sha256d,
  scrypt,
  randomX,
  ethash,
  cnn,
  encoder,
  prefill,
  decode,
];
