#pragma once

#include <nanobind/nanobind.h>

void bind_scan(nanobind::module_& m);
