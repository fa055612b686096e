#pragma once

#include <nanobind/nanobind.h>

void bind_reading(nanobind::module_& m);
