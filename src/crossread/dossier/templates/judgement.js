// One ruling of a person as a line of judgements.jsonl: under the id that crossread gives it
// (dossier/judgements.py, model/ids.py), so that a line counts once however it gets into the file.
const judgement = (() => {
  const IV = [
    0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n,
    0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n,
  ];
  const SIGMA = [
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
    "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
    "6fe9b308c2d714a5", "a2847615fb9e3cd0", "0123456789abcdef", "ea489fd61c02b753",
  ].map((row) => [...row].map((digit) => parseInt(digit, 16)));
  const LANES = ["048c", "159d", "26ae", "37bf", "05af", "16bc", "278d", "349e"].map((lane) =>
    [...lane].map((digit) => parseInt(digit, 16)),
  );
  const BLOCK = 128; // bytes
  const DIGEST = 8; // bytes; the digest is the first word of the state
  const word = (value) => BigInt.asUintN(64, value);
  const turned = (value, bits) => word((value >> bits) | (value << (64n - bits)));

  const compress = (state, block, count, last) => {
    const view = new DataView(block.buffer, block.byteOffset, BLOCK);
    const message = Array.from({ length: 16 }, (_, at) => view.getBigUint64(8 * at, true));
    const v = [...state, ...IV];
    v[12] ^= BigInt(count);
    if (last) v[14] = word(~v[14]);
    for (const order of SIGMA) {
      LANES.forEach(([a, b, c, d], lane) => {
        v[a] = word(v[a] + v[b] + message[order[2 * lane]]);
        v[d] = turned(v[d] ^ v[a], 32n);
        v[c] = word(v[c] + v[d]);
        v[b] = turned(v[b] ^ v[c], 24n);
        v[a] = word(v[a] + v[b] + message[order[2 * lane + 1]]);
        v[d] = turned(v[d] ^ v[a], 16n);
        v[c] = word(v[c] + v[d]);
        v[b] = turned(v[b] ^ v[c], 63n);
      });
    }
    return state.map((value, at) => value ^ v[at] ^ v[at + 8]);
  };

  // BLAKE2b of 8 bytes, as hexadecimal digits. WebCrypto has no BLAKE2.
  const digest = (bytes) => {
    let state = [...IV];
    state[0] ^= BigInt(0x01010000 ^ DIGEST);
    const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
    const padded = new Uint8Array(blocks * BLOCK);
    padded.set(bytes);
    for (let at = 0; at < blocks; at += 1) {
      const last = at === blocks - 1;
      const count = last ? bytes.length : (at + 1) * BLOCK;
      state = compress(state, padded.subarray(at * BLOCK, (at + 1) * BLOCK), count, last);
    }
    const out = new DataView(new ArrayBuffer(DIGEST));
    out.setBigUint64(0, state[0], true);
    return out.getBigUint64(0).toString(16).padStart(2 * DIGEST, "0");
  };

  const of = (ruling, places, by, at, name) => {
    const told = places.map((place) => `${place.report}:${place.start}:${place.end}`);
    const key = [ruling, ...told, by, at, name || "", ""].join("\x1f");
    const id = `j-${digest(new TextEncoder().encode(key))}`;
    return { id, ruling, places, by, at, name, supersedes: null };
  };

  const line = ({ id, ruling, places, by, at, name, supersedes }) => {
    const given = places.map(({ report, start, end, exact }) => ({ report, start, end, exact }));
    return `${JSON.stringify({ id, ruling, places: given, by, at, name, supersedes })}\n`;
  };

  const isOne = (each) =>
    Boolean(each) &&
    [each.id, each.ruling, each.by, each.at].every((field) => typeof field === "string") &&
    Array.isArray(each.places) &&
    each.places.length > 0 &&
    each.places.every(
      (place) => place && typeof place.report === "string" && typeof place.exact === "string",
    );

  const spans = (each) => each.places.map((p) => `${p.report}:${p.start}:${p.end}`).sort().join();
  // A ruling on the same words takes the place of an earlier one.
  const replaces = (later, earlier) =>
    spans(later) === spans(earlier) &&
    (later.ruling === "speaker") === (earlier.ruling === "speaker");

  return { of, line, isOne, replaces };
})();
