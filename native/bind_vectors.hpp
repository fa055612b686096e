// The Python face of what reads files of word vectors.
#pragma once

#include <nanobind/nanobind.h>

void bind_vectors(nanobind::module_& m);
