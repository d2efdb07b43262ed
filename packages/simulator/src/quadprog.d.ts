declare module "quadprog" {
  /** Minimises ½ xᵀDx − dᵀx with Aᵀx ≥ b. All arrays count from 1. */
  export function solveQP(
    D: number[][],
    d: number[],
    A: number[][],
    b: number[],
  ): { readonly solution: number[]; readonly message: string };
}
