"""String tools that know no news."""
