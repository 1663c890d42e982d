#!/usr/bin/env bash
# From the open gold sets and our own texts to the weights that are shipped, on two cores in about 90 minutes.
#
#   training/recipe.sh GOLD        where GOLD is the folder with polnear, worldwide_newswire, plv …
#
# It needs two environments: Dragoman's own (.venv), which cuts words as the reader does and calibrates what
# is shipped, and one for PyTorch, made here from requirements/training.txt with Python 3.11.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
gold=$1
out=build/training
ours=.venv/bin/python
torch=build/torch/bin/python
shipped=src/dragoman/models/encoder

if [ ! -x "$torch" ]; then
  "${PYTHON311:-python3.11}" -m venv build/torch
  "$torch" -m pip install --quiet -r requirements/training.txt
fi
"$ours" training/prepare.py "$gold" "$out"

# Stage 1: what has much data, and triggers. Nothing of PLV, so that it can be cross-validated from here.
"$torch" training/train.py "$out" build/stage1 --steps 1200 --lr 3e-4 \
  --tasks attribution=58 names=22 acts=8 triggers=8 quads=4

# PLV by cross-validation, each fold from stage 1: five times a fifth that nothing has seen.
for fold in 0 1 2 3 4; do
  "$torch" training/train.py "$out" "build/folds/$fold" --start build/stage1/weights.pt \
    --tasks pairs=1 --steps 380 --pieces 1024 --lr 2e-4 --fold "$fold"
done
"$torch" training/folds.py "$out" build/folds/*/held.json

# Stage 2: all tasks, words hidden now and then.
"$torch" training/train.py "$out" build/stage2 --start build/stage1/weights.pt --steps 950 --lr 1.5e-4 \
  --dropout 0.15 --tasks attribution=36 names=26 acts=8 pairs=14 triggers=16

# Stage 3: short windows, as short reports have them; what is shipped is the mean of the two.
"$torch" training/train.py "$out" build/stage3 --start build/stage2/weights.pt --steps 170 --lr 1e-4 \
  --dropout 0.15 --cropped 0.6 --pieces 3072 --tasks attribution=42 names=34 acts=8 pairs=8 triggers=8
"$torch" training/soup.py build/stage2/weights.pt build/stage3/weights.pt build/final.pt

"$torch" training/export.py "$out" build/final.pt "$shipped"
"$ours" training/calibrate.py "$out" build/folds/*/held.json
# Names after codebooks and rules: learned from what encoders hold of articles that they have not seen.
"$torch" training/out_of_fold.py "$out" build/names --steps 380
"$ours" training/mending.py "$gold" build/names
"$ours" training/trained_on.py "$gold" > "$shipped/trained_on.txt"
# What one actor does to another: words beside encoders that have not seen the sentence.
"$torch" training/pair_odds.py "$out" build/folds/?/weights.pt build/folds/odds.npy
"$ours" training/pairs.py "$gold/plv" build/folds/odds.npy
"$ours" training/quads.py "$gold/un_quadclass"
# After the digests: specific promises are told from vague ones on the same documents.
"$ours" training/specific.py "$gold/speech_acts_au2016"
