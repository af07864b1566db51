#pragma once

namespace CLI {
class App;
}

namespace yakuba::cli {

struct Outcome;

/// `show summary`: the town in figures, after ./start.
void add_show_summary(CLI::App& show, Outcome& outcome);
/// `show person|household|history NUMBER`, as of any two times.
void add_show_person(CLI::App& show, Outcome& outcome);

}  // namespace yakuba::cli
