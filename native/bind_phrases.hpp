#pragma once

#include <nanobind/nanobind.h>

void bind_phrases(nanobind::module_& m);
