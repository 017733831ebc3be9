r"""Turn a checkpoint into the shipped weights, vocabulary, labels and lemma table.

    python -m training.reader.export --data DATA --minilm MINILM --run run \
        --out src/crossread/models/reader

Weights are kept as int8 and computed with as float32: a scale for each output column of a matrix,
for each row of an embedding. That is reproducible, unlike dynamic int8, where a sentence gets other
numbers in another batch.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.reader import corpus
from training.reader.lemmas import lemma_table
from training.reader.network import Reader, with_one
from training.reader.train import vocabulary

INPUTS = ("ids", "cases", "starts")
OUTPUTS = ("upos", "xpos", "names", "arcs", "labels", "states")
SMALLEST = 4096  # numbers in a tensor worth packing


class Shipped(nn.Module):
    """The reader with its label scorer inside, so that numpy only has to find the tree.

    ``upos``, ``xpos`` (sentences, words) are best tags; ``names`` (sentences, words, labels) are
    scores; ``arcs`` (sentences, words, words) scores of dependent by head, where word 0 is the
    root; ``labels``, like ``arcs``, the best label if that were the head; ``states`` (sentences,
    pieces, 384). The mean of a sentence's states, [CLS] and [SEP] among them, is its vector. That
    mean is left to numpy: the graph's own differs in its last bit with the size of the batch.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, cases: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """All outputs, in the order of ``OUTPUTS``."""
        scores = self.reader(ids, cases, starts)
        rows = self.reader.label_rows(scores.dependents)
        labels = rows @ with_one(scores.governors).transpose(1, 2)[:, None]
        best = (scores.upos.argmax(-1), scores.xpos.argmax(-1))
        return (*best, scores.names, scores.arcs, labels.argmax(2), scores.states)


def load(run: Path) -> tuple[Reader, dict[str, list[str]]]:
    """The trained reader and its label inventories."""
    saved = torch.load(run / "reader.pt", weights_only=True)
    labels = {kind: list(names) for kind, names in saved["labels"].items()}
    sizes = {kind: len(names) for kind, names in labels.items()}
    reader = Reader(len(saved["weights"]["encoder.words.weight"]), sizes)
    reader.load_state_dict(saved["weights"])
    return reader.eval(), labels


def to_onnx(reader: Reader, path: Path) -> ModelProto:
    """The graph in full precision, free in sentences, pieces and words."""
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    starts = torch.tensor([[0, 1, 2], [0, 1, 0]])
    axes = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "cases", "states")}
    axes |= {name: {0: "sentences", 1: "words"} for name in ("starts", "upos", "xpos", "names")}
    axes |= {name: {0: "sentences", 1: "words", 2: "words"} for name in ("arcs", "labels")}
    torch.onnx.export(
        Shipped(reader),
        (ids, torch.ones_like(ids), starts),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    return onnx.load(path)


def pack(model: ModelProto) -> None:
    """Replace each large float weight by int8 and scales, in place."""
    graph = model.graph
    weights = {w.name: w for w in graph.initializer if w.data_type == TensorProto.FLOAT}
    users: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for name, weight in weights.items():
        values = numpy_helper.to_array(weight)
        if values.size < SMALLEST or values.ndim != 2:
            continue
        graph.initializer.remove(weight)
        if all(node.op_type == "Gather" for node in users[name]):
            _pack_rows(graph, name, values, users[name])
        else:
            _pack_columns(graph, name, values)


def _int8(values: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Integers in -127..127 and the scale that gives each line along ``axis`` its numbers back."""
    scale = np.abs(values).max(axis=axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.rint(values / scale).astype(np.int8), scale.astype(np.float32)


def _pack_columns(graph: GraphProto, name: str, values: NDArray[np.float32]) -> None:
    """A matrix: dequantised once, when the session is made."""
    packed, scale = _int8(values, 0)
    graph.initializer.append(numpy_helper.from_array(packed, name + "_int8"))
    graph.initializer.append(numpy_helper.from_array(scale[0], name + "_scale"))
    parts = [name + "_int8", name + "_scale"]
    graph.node.insert(0, helper.make_node("DequantizeLinear", parts, [name], axis=1))


def _pack_rows(
    graph: GraphProto, name: str, values: NDArray[np.float32], users: list[NodeProto]
) -> None:
    """An embedding: rows are looked up as int8 and then multiplied, which keeps memory small."""
    packed, scale = _int8(values, 1)
    graph.initializer.append(numpy_helper.from_array(packed, name + "_int8"))
    graph.initializer.append(numpy_helper.from_array(scale, name + "_scale"))
    for node in users:
        place, out = list(graph.node).index(node), node.output[0]
        looked_up = [
            helper.make_node("Gather", [name + "_int8", node.input[1]], [out + "_int8"], axis=0),
            helper.make_node("Cast", [out + "_int8"], [out + "_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [name + "_scale", node.input[1]], [out + "_scale"], axis=0),
            helper.make_node("Mul", [out + "_float", out + "_scale"], [out]),
        ]
        graph.node.remove(node)
        for number, new in enumerate(looked_up):
            graph.node.insert(place + number, new)


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder with reader.pt")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    reader, labels = load(args.run)
    with tempfile.TemporaryDirectory() as folder:
        model = to_onnx(reader, Path(folder) / "reader.onnx")
    pack(model)
    onnx.checker.check_model(model)
    onnx.save(model, args.out / "reader.onnx")
    (args.out / "vocab.txt").write_text("\n".join(vocabulary(args.minilm)) + "\n", encoding="utf-8")
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    table = lemma_table(corpus.training_rows(args.data, "treebank"))
    (args.out / "lemmas.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
