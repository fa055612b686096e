#pragma once

#include <nanobind/nanobind.h>

void bind_regression(nanobind::module_& m);
