import type { SubnetPeople } from "./subnet-people.ts";
import { U16_MAX } from "./yuma/u16.ts";

/** Bonds between epochs, as the chain stores them: whole numbers of 16 bits, one row a validator. */
export interface BondMemory {
  /** Parties by row. */
  readonly validators: Int32Array;
  /** Parties by column. */
  readonly miners: Int32Array;
  readonly bonds: Uint16Array;
}

export function createBondMemory(): BondMemory {
  return { validators: new Int32Array(0), miners: new Int32Array(0), bonds: new Uint16Array(0) };
}

/** Bonds of this epoch's people, 0 to 1; newcomers have none, and who has left has lost them. */
export function readBonds(memory: BondMemory, { validators, miners }: SubnetPeople): Float64Array {
  const bonds = new Float64Array(validators.length * miners.length);
  if (isSame(memory.validators, validators) && isSame(memory.miners, miners)) {
    for (let at = 0; at < bonds.length; at++) bonds[at] = memory.bonds[at]! / U16_MAX;
    return bonds;
  }
  const rows = placeOf(memory.validators);
  const columns = placeOf(memory.miners);
  for (const [row, validator] of validators.entries()) {
    const oldRow = rows.get(validator);
    if (oldRow === undefined) continue;
    for (const [column, miner] of miners.entries()) {
      const oldColumn = columns.get(miner);
      if (oldColumn === undefined) continue;
      bonds[row * miners.length + column] = memory.bonds[oldRow * memory.miners.length + oldColumn]! / U16_MAX;
    }
  }
  return bonds;
}

/** @param bonds whole 65535ths, as an epoch with 16-bit storage gives them */
export function storeBonds({ validators, miners }: SubnetPeople, bonds: Float64Array): BondMemory {
  const stored = new Uint16Array(bonds.length);
  for (let at = 0; at < bonds.length; at++) stored[at] = Math.round(bonds[at]! * U16_MAX);
  return { validators, miners, bonds: stored };
}

function isSame(one: Int32Array, other: Int32Array): boolean {
  return one.length === other.length && one.every((party, index) => party === other[index]);
}

function placeOf(parties: Int32Array): Map<number, number> {
  return new Map(Array.from(parties, (party, place) => [party, place]));
}
