"""HTTP manners that know no word of the product."""
