"""Put the bent layers into the shipped graph, as one more output of the same pass."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnx import ModelProto, NodeProto

from training.reader.export import pack
from training.reader.network import LAYERS, WIDTH
from training.statements.network import BENT, Bent

OUTPUT = "said"
MARK = "said/"  # before the names of all that is grafted
BELOW = f"reader.encoder.layers.{LAYERS - BENT - 1}.last_norm.bias"  # of the layer bent ones read


def grafted(shipped: ModelProto, bent: Bent) -> ModelProto:
    """Return the shipped graph with the layers, in place of such as it may hold already."""
    model = ModelProto()
    model.CopyFrom(shipped)
    _prune(model)
    branch = _exported(bent)
    pack(branch)
    names = {"hidden": _below(model), "ids": "ids", OUTPUT: OUTPUT}
    for weight in branch.graph.initializer:
        weight.name = _named(weight.name, names)
        model.graph.initializer.append(weight)
    model.graph.node.extend(_renamed(node, names) for node in branch.graph.node)
    model.graph.output.append(branch.graph.output[0])
    onnx.checker.check_model(model)
    return model


def _exported(bent: Bent) -> ModelProto:
    hidden, ids = torch.zeros(2, 4, WIDTH), torch.tensor([[1, 2, 3, 4], [1, 2, 3, 0]])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bent.onnx"
        torch.onnx.export(
            bent.eval(),
            (hidden, ids),
            str(path),
            input_names=["hidden", "ids"],
            output_names=[OUTPUT],
            dynamic_axes={n: {0: "sentences", 1: "pieces"} for n in ("hidden", "ids", OUTPUT)},
            opset_version=17,
            dynamo=False,
        )
        return onnx.load(path)


def _prune(model: ModelProto) -> None:
    """Take out what an earlier graft put in."""
    graph = model.graph
    for kept, name in (
        (graph.node, lambda node: node.name),
        (graph.initializer, lambda weight: weight.name),
    ):
        for each in [each for each in kept if name(each).startswith(MARK)]:
            kept.remove(each)
    for output in [each for each in graph.output if each.name == OUTPUT]:
        graph.output.remove(output)


def _below(model: ModelProto) -> str:
    """The name of the states that the bent layers read."""
    return next(node.output[0] for node in model.graph.node if BELOW in node.input)


def _renamed(node: NodeProto, names: Mapping[str, str]) -> NodeProto:
    own = NodeProto()
    own.CopyFrom(node)
    own.name = MARK + (node.name or node.output[0])  # packing leaves nodes without a name
    own.input[:] = [_named(name, names) for name in node.input]
    own.output[:] = [_named(name, names) for name in node.output]
    return own


def _named(name: str, names: Mapping[str, str]) -> str:
    return names.get(name, MARK + name) if name else ""
