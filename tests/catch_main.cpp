// The implementation of Catch2 2, and its main().
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
